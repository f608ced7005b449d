import { McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';

const PLANTS: Record<string, { light: string; water: number }> = {
  fern: { light: 'shade', water: 3 },
  cactus: { light: 'sun', water: 1 },
};

export function createPlantServer(): McpServer {
  const server = new McpServer({ name: 'plant-doctor', version: '1.0.0' });
  server.registerTool('echo', { inputSchema: { text: z.string() } }, async ({ text }) => ({
    content: [{ type: 'text', text }],
  }));
  server.registerTool('add', { inputSchema: { a: z.number(), b: z.number() } }, async ({ a, b }) => ({
    content: [{ type: 'text', text: `${a + b}` }],
  }));
  server.registerTool(
    'care',
    { inputSchema: { plant: z.string().default('fern'), weeks: z.number().optional() } },
    async ({ plant, weeks }) => {
      const found = PLANTS[plant];
      if (!found) throw new Error(`Never heard of ${plant}`);
      return { content: [{ type: 'text', text: `${found.light}, ${found.water * (weeks ?? 1)} l` }] };
    },
  );
  server.registerPrompt('diagnose', { argsSchema: { symptom: z.string() } }, ({ symptom }) => ({
    messages: [{ role: 'user', content: { type: 'text', text: `My plant has ${symptom}` } }],
  }));
  server.registerResource('plants', 'plants://all', {}, async (uri) => ({
    contents: [{ uri: uri.href, text: Object.keys(PLANTS).join() }],
  }));
  server.registerResource('plant', new ResourceTemplate('plants://{name}', { list: undefined }), {}, async (uri, { name }) => ({
    contents: [{ uri: uri.href, text: JSON.stringify(PLANTS[String(name)]) }],
  }));
  return server;
}
