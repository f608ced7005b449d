import { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';

const main = new McpServer({ name: 'main', version: '1.0.0' });
const admin = new McpServer({ name: 'admin', version: '1.0.0' });
const app = { mcp: main };
let late: McpServer | undefined;
const done = async () => ({ content: [] });

export class Host {
  readonly server = new McpServer({ name: 'host', version: '1.0.0' });

  setup(flag: boolean) {
    this.server.registerTool('host', {}, done);
    app.mcp.registerTool('app', {}, done);
    (flag ? main : admin).registerTool('either', {}, done);
    late?.registerTool('late', { inputSchema: z.object({ a: z.string() }) }, done);
    late!.registerPrompt('late', {}, () => ({ messages: [] }));
    main['registerTool']('bracket', {}, done);
    const registered = new McpServer({ name: 'fresh', version: '1.0.0' }).registerTool(
      'fresh',
      {},
      done,
    );
    registered.disable();
  }
}

export const register = (server: McpServer) =>
  server.registerTool('arrow', { description: 'From an arrow' }, done);
