import {
  Server,
  type Result,
  type ServerResult,
  type CallToolResult,
  type ListToolsResult,
  type GetPromptResult,
} from '@modelcontextprotocol/server';

type Done = { result: Record<string, unknown> } & { status: string };
interface Failed {
  message: string;
}
type Anything = { [key: string]: unknown };

declare function run(name: string): Promise<Done>;
declare function prepare(name: string): Promise<Done | Failed>;
declare function forward(method: string): Promise<Result>;
declare function listed(): Promise<Anything>;

const server = new Server({ name: 'gateway', version: '1.0.0' }, { capabilities: { tools: {}, prompts: {} } });

server.setRequestHandler('tools/call', async (request) => {
  const prepared = await prepare(request.params.name);
  if ('result' in prepared) return prepared.result as CallToolResult;
  const outcome = await run(request.params.name);
  return outcome.result as CallToolResult;
});
server.setRequestHandler('tools/list', async () => listed() as Promise<ListToolsResult>);
server.setRequestHandler('prompts/get', () => forward('prompts/get') as Promise<GetPromptResult>);
server.setRequestHandler('tools/call', ((): ServerResult => ({})) as () => Promise<CallToolResult>);
