import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { CallToolRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { toSchema } from 'schemas';

type Resource = { type: 'resource'; resource: { uri: string; text?: string; blob?: string } };
type Text = { type: 'text'; text: string };
type Result = { content: (Resource | Text)[]; isError?: boolean };

const tools: { name: string; parameters?: unknown; run(): Promise<Result> }[] = [];
const server = new Server({ name: 'tools', version: '1.0.0' }, { capabilities: { tools: {} } });

server.setRequestHandler(ListToolsRequestSchema, async () => {
  return {
    tools: await Promise.all(
      tools.map(async (tool) => {
        return {
          name: tool.name,
          inputSchema: tool.parameters ? await toSchema(tool.parameters) : { type: 'object', properties: {} },
        };
      }),
    ),
  };
});

server.setRequestHandler(CallToolRequestSchema, async (request) => {
  const tool = tools.find(({ name }) => name === request.params.name);
  let result: Result;
  if (tool) result = await tool.run();
  else result = { content: [{ type: 'text', text: 'unknown' }] };
  return result;
});

export { server };
