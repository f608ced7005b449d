import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';

const main = new McpServer({ name: 'main', version: '1.0.0' });
const admin = new McpServer({ name: 'admin', version: '1.0.0' });
const app = { mcp: main };
let late: McpServer | undefined;
const done = async () => ({ content: [] });

export class Host {
  readonly server = new McpServer({ name: 'host', version: '1.0.0' });

  setup(flag: boolean) {
    this.server.tool('host', done);
    app.mcp.tool('app', done);
    (flag ? main : admin).tool('either', done);
    late?.tool('late', { a: z.string() }, done);
    late!.prompt('late', () => ({ messages: [] }));
    main['tool']('bracket', done);
    const registered = new McpServer({ name: 'fresh', version: '1.0.0' }).tool('fresh', done);
    registered.disable();
  }
}

export const register = (server: McpServer) => server.tool('arrow', 'From an arrow', done);
