import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

export class Connection {
  private client: Client;
  private transport?: StreamableHTTPClientTransport;
  private sessionId?: string;

  constructor(
    private readonly url: URL,
    private readonly headers: Record<string, string>,
  ) {
    this.client = new Client({ name: 'class', version: '1.0.0' }, { capabilities: {} });
  }

  async open() {
    this.transport = new StreamableHTTPClientTransport(this.url, {
      requestInit: { headers: this.headers },
      sessionId: this.sessionId,
    });
    await this.client.connect(this.transport);
    this.sessionId = this.transport.sessionId;
  }

  async reopen() {
    await this.transport?.close();
    await this.open();
  }

  async close() {
    if (this.transport?.sessionId) {
      await this.transport.terminateSession();
    }
    await this.client.close();
    this.sessionId = undefined;
  }
}
