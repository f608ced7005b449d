import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { RequestHandlerExtra } from '@modelcontextprotocol/sdk/shared/protocol.js';
import type { ServerNotification, ServerRequest } from '@modelcontextprotocol/sdk/types.js';

declare function Tool(options: { name: string }): MethodDecorator;
declare function Inject(): ParameterDecorator;

type Extra = RequestHandlerExtra<ServerRequest, ServerNotification>;

export class Tools {
  constructor(private readonly server: McpServer) {
    this.server.registerTool('plain', {}, this.plain);
  }

  @Tool({ name: 'greet' })
  greet(args: { name: string }, @Inject() extra: Extra) {
    return `${args.name} ${extra.requestId} ${extra.authInfo?.clientId}`;
  }

  plain = async (extra: Extra) => {
    const { signal } = extra;
    return { content: [{ type: 'text' as const, text: `${signal.aborted}` }] };
  };
}
