import { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';

interface Registrar {
  tool(name: string, description: string, callback: () => Promise<{ content: [] }>): unknown;
}

// Handed an McpServer below, by a type of this project.
function viaOwnType(registrar: Registrar) {
  // TODO(mcp-v2/registration/reference): an McpServer is handed in here, which has no tool() any more; change the type that declares it, and this call, to registerTool.
  registrar.tool('own', 'By its own type', async () => ({ content: [] }));
}

export function viaPick(server: Pick<McpServer, 'registerTool' | 'connect'>) {
  server.registerTool('picked', { inputSchema: z.object({ a: z.string() }) }, async () => ({
    content: [],
  }));
}

const server = new McpServer({ name: 'demo', version: '1.0.0' });
// TODO(mcp-v2/registration/reference): an McpServer has no tool() any more, which the type of this parameter asks for; change that type, and the calls that go by it, to registerTool.
viaOwnType(server);
viaPick(server);
