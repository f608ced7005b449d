import { McpServer } from '@modelcontextprotocol/server';
import type { ServerContext } from '@modelcontextprotocol/server';

declare function Tool(options: { name: string }): MethodDecorator;
declare function Inject(): ParameterDecorator;

type Extra = ServerContext;

export class Tools {
  constructor(private readonly server: McpServer) {
    this.server.registerTool('plain', {}, this.plain);
  }

  @Tool({ name: 'greet' })
  greet(args: { name: string }, @Inject() ctx: Extra) {
    return `${args.name} ${ctx.mcpReq.id} ${ctx.http?.authInfo?.clientId}`;
  }

  plain = async (ctx: Extra) => {
    const { signal } = ctx.mcpReq;
    return { content: [{ type: 'text' as const, text: `${signal.aborted}` }] };
  };
}
