#!/usr/bin/env node
import { ProtocolError } from '@modelcontextprotocol/client';
import pc from 'picocolors';
import { peek } from '../lib/index.js';

try {
  for (const tool of await peek(process.argv[2])) console.log(tool.name);
} catch (error) {
  console.error(pc.red(error instanceof ProtocolError ? `${error.code}: ${error.message}` : String(error)));
  process.exitCode = 1;
}
