#!/usr/bin/env node
import { McpError, ErrorCode } from '@modelcontextprotocol/sdk/types.js';

process.on('uncaughtException', (error) => {
  if (error instanceof McpError && error.code === ErrorCode.ConnectionClosed) process.exit(0);
  throw error;
});
