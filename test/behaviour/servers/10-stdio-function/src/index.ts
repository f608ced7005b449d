#!/usr/bin/env node
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { createServer } from './server.js';

async function main() {
  const server = createServer({ language: process.env.GLOSSARY_LANGUAGE ?? 'en' });
  const transport = new StdioServerTransport();
  await server.connect(transport);
  console.error('Glossary MCP server running on stdio');
}

main().catch((error) => {
  console.error('Fatal error in main():', error);
  process.exit(1);
});
