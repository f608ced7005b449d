import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { ServerNotificationSchema as Incoming, type ServerNotification } from '@modelcontextprotocol/sdk/types.js';

export function forward(client: Client, send: (notification: ServerNotification) => Promise<void>): void {
  for (const schema of Incoming.options) {
    const method = schema.shape.method.value;
    client.setNotificationHandler(schema, async (notification) => {
      console.log(method, notification.params);
      await send(notification);
    });
  }
  Incoming.options.forEach((option) => client.setNotificationHandler(option, async () => {}));
}

export function other(client: Client, schemas: (typeof Incoming.options)[number][]): void {
  for (const schema of schemas) client.setNotificationHandler(schema, async () => {});
}
