import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { LoggingMessageNotificationSchema } from '@modelcontextprotocol/core';

export async function watch(url: URL) {
  // TODO(mcp-v2/client/era): this client keeps the 2025-era handshake: this file handles log messages, which a 2026-07-28 server sends only for requests whose _meta names a level. When that has changed, add versionNegotiation: { mode: 'auto' }.
  const client = new Client({ name: 'watch', version: '1.0.0' });
  client.setNotificationHandler(LoggingMessageNotificationSchema, (notification) => {
    console.log(notification.params.data);
  });
  await client.connect(new StreamableHTTPClientTransport(url));
}
