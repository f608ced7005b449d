import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { WebSocketClientTransport } from '@modelcontextprotocol/sdk/client/websocket.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';

export async function connect(client: Client, target: string): Promise<void> {
  if (target.startsWith('ws')) {
    await client.connect(new WebSocketClientTransport(new URL(target)));
    return;
  }
  await client.connect(new StdioClientTransport({ command: target }));
}

export class ReconnectingTransport extends WebSocketClientTransport {
  override async close(): Promise<void> {
    await super.close();
  }
}
