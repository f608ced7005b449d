import { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';

const done = async () => ({ content: [] });

export class Plain extends McpServer {
  constructor() {
    super({ name: 'plain', version: '1.0.0' });
    this.registerTool(
      'self',
      { inputSchema: z.object({ a: z.string() }) },
      done,
    );
    super.registerResource('self', 'self://', {}, async () => ({
      contents: [],
    }));
  }
}

new Plain().registerTool('outside', {}, done);

export class Own extends McpServer {
  readonly names: string[] = [];

  // TODO(mcp-v2/registration/override): v2's McpServer has no tool() to override, and code that registers through an McpServer calls registerTool: override that one, or call this method directly.
  override tool(...args: any[]): any {
    this.names.push(args[0]);
    // TODO(mcp-v2/registration/reference): McpServer has no tool() any more. registerTool takes (name, config, callback): use it here, and change the calls that go through this.
    return (super.tool as any)(...args);
  }
}

// Its own method, whatever the SDK calls its.
export const own = new Own({ name: 'own', version: '1.0.0' });
own.tool('mine', done);
