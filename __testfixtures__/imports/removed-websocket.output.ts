import { Client } from '@modelcontextprotocol/client';
// TODO(mcp-v2/removed/websocket): WebSocketClientTransport: removed, for WebSocket is not a transport of the specification; left on v1. Use StreamableHTTPClientTransport for a remote server or StdioClientTransport for a local one.
import { WebSocketClientTransport } from '@modelcontextprotocol/sdk/client/websocket.js';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';

export async function connect(client: Client, target: string): Promise<void> {
  if (target.startsWith('ws')) {
    // TODO(mcp-v2/removed/websocket): WebSocketClientTransport has no counterpart in v2 and is still v1's; the marker at its import says more.
    await client.connect(new WebSocketClientTransport(new URL(target)));
    return;
  }
  await client.connect(new StdioClientTransport({ command: target }));
}

// TODO(mcp-v2/removed/websocket): WebSocketClientTransport has no counterpart in v2 and is still v1's; the marker at its import says more.
export class ReconnectingTransport extends WebSocketClientTransport {
  override async close(): Promise<void> {
    await super.close();
  }
}
