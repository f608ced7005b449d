import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { z } from 'zod';

const server = new McpServer({ name: 'weather', version: '1.0.0' });

server.registerTool('forecast', { inputSchema: { city: z.string() } }, async ({ city }) => ({
  content: [{ type: 'text', text: `Sunny in ${city}` }],
}));

async function main() {
  const transport = new StdioServerTransport();
  await server.connect(transport);
  console.error('Weather server running on stdio');
}

main().catch((error) => {
  console.error('Fatal error:', error);
  process.exit(1);
});
