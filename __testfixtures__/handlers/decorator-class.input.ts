import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';

function logged(target: unknown, key: string): void {
  console.error(target, key);
}

export class Host {
  private server: Server;

  constructor(name: string) {
    this.server = new Server({ name, version: '1' }, { capabilities: { tools: {} } });
    this.setup();
  }

  @logged
  private setup(): void {
    this.server.setRequestHandler(ListToolsRequestSchema, async () => ({ tools: [] }));
  }
}
