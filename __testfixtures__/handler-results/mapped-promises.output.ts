import { Server, type Tool, type CallToolResult } from '@modelcontextprotocol/server';
import { toSchema } from 'schemas';

type Resource = { type: 'resource'; resource: { uri: string; text?: string; blob?: string } };
type Text = { type: 'text'; text: string };
type Result = { content: (Resource | Text)[]; isError?: boolean };

const tools: { name: string; parameters?: unknown; run(): Promise<Result> }[] = [];
const server = new Server({ name: 'tools', version: '1.0.0' }, { capabilities: { tools: {} } });

server.setRequestHandler('tools/list', async () => {
  return {
    tools: await Promise.all(
      tools.map(async (tool): Promise<Tool> => {
        return {
          name: tool.name,
          inputSchema: tool.parameters ? (await toSchema(tool.parameters)) as Tool['inputSchema'] : { type: 'object', properties: {} },
        };
      }),
    ),
  };
});

server.setRequestHandler('tools/call', async (request) => {
  const tool = tools.find(({ name }) => name === request.params.name);
  let result: Result;
  if (tool) result = await tool.run();
  else result = { content: [{ type: 'text', text: 'unknown' }] };
  return result as CallToolResult;
});

export { server };
