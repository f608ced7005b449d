import { Server } from '@modelcontextprotocol/server';

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
    this.server.setRequestHandler('tools/list', async () => ({ tools: [] }));
  }
}
