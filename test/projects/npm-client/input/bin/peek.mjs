#!/usr/bin/env node
import { McpError } from '@modelcontextprotocol/sdk/types.js';
import pc from 'picocolors';
import { peek } from '../lib/index.js';

try {
  for (const tool of await peek(process.argv[2])) console.log(tool.name);
} catch (error) {
  console.error(pc.red(error instanceof McpError ? `${error.code}: ${error.message}` : String(error)));
  process.exitCode = 1;
}
