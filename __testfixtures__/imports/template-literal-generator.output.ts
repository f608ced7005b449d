import { LATEST_PROTOCOL_VERSION } from '@modelcontextprotocol/server';
import { writeFile } from 'node:fs/promises';

// TODO(mcp-v2/specifier-string): this text holds code or commands that name @modelcontextprotocol/sdk; what it produces is still on v1.
const indexTemplate = (name: string) => `#!/usr/bin/env node
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';

const server = new McpServer({ name: '${name}', version: '1.0.0' });
await server.connect(new StdioServerTransport());
`;

// TODO(mcp-v2/specifier-string): this string names the v1 package (@modelcontextprotocol/sdk); say here what it must name in v2.
const manifest = (name: string) => ({
  name,
  dependencies: { '@modelcontextprotocol/sdk': '^1.20.0' },
  description: `Speaks ${LATEST_PROTOCOL_VERSION}`,
});

// TODO(mcp-v2/specifier-string): this text holds code or commands that name @modelcontextprotocol/sdk; what it produces is still on v1.
const steps = ['npm init -y', 'npm install @modelcontextprotocol/sdk zod', 'npm start'];

export async function scaffold(name: string): Promise<string[]> {
  await writeFile('index.js', indexTemplate(name));
  await writeFile('package.json', JSON.stringify(manifest(name), null, 2));
  return steps;
}
