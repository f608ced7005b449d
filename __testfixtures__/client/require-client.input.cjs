'use strict';
const fs = require('node:fs');
const { Client } = require('@modelcontextprotocol/sdk/client/index.js');
const { StreamableHTTPClientTransport } = require('@modelcontextprotocol/sdk/client/streamableHttp.js');

const SESSION_FILE = '.mcp-session';

function loadSession() {
  try {
    return fs.readFileSync(SESSION_FILE, 'utf8').trim();
  } catch {
    return undefined;
  }
}

async function main() {
  const client = new Client({ name: 'cli', version: '1.0.0' });
  const sessionId = loadSession();
  const transport = new StreamableHTTPClientTransport(new URL(process.env.MCP_URL ?? 'http://localhost:3000/mcp'), { sessionId });
  await client.connect(transport);
  fs.writeFileSync(SESSION_FILE, transport.sessionId ?? '');
  console.log((await client.listTools()).tools.length);
  await transport.terminateSession();
  await transport.close();
}

main();
