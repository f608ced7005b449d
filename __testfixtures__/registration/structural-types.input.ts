import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';

interface Registrar {
  tool(name: string, description: string, callback: () => Promise<{ content: [] }>): unknown;
}

// Handed an McpServer below, by a type of this project.
function viaOwnType(registrar: Registrar) {
  registrar.tool('own', 'By its own type', async () => ({ content: [] }));
}

export function viaPick(server: Pick<McpServer, 'tool' | 'connect'>) {
  server.tool('picked', { a: z.string() }, async () => ({ content: [] }));
}

const server = new McpServer({ name: 'demo', version: '1.0.0' });
viaOwnType(server);
viaPick(server);
