'use strict';
const { Client } = require('@modelcontextprotocol/client');
const { StreamableHTTPClientTransport } = require('@modelcontextprotocol/client');

async function main() {
  const client = new Client({ name: 'cli', version: '1.0.0' }, { versionNegotiation: { mode: 'auto' } });
  // TODO(mcp-v2/client/session): this used to resume a session by its id; it starts afresh now, and what a 2025-era server kept for the former session is not there.
  const transport = new StreamableHTTPClientTransport(new URL(process.env.MCP_URL ?? 'http://localhost:3000/mcp'));
  await client.connect(transport);
  console.log((await client.listTools()).tools.length);
  // TODO(mcp-v2/client/session): this ends the session of a 2025-era server; a stateless server gives no session id, and the call returns at once. Take it out when every server you connect to has moved.
  await transport.terminateSession();
  await transport.close();
}

main();
