import { Client, type ServerNotification } from '@modelcontextprotocol/client';
import { ServerNotificationSchema as Incoming } from '@modelcontextprotocol/core';

export function forward(client: Client, send: (notification: ServerNotification) => Promise<void>): void {
  for (const schema of Incoming.options) {
    const method = schema.shape.method.value;
    client.setNotificationHandler(schema.shape.method.value, async (notification) => {
      console.log(method, notification.params);
      await send(notification);
    });
  }
  Incoming.options.forEach((option) => client.setNotificationHandler(option.shape.method.value, async () => {}));
}

export function other(client: Client, schemas: (typeof Incoming.options)[number][]): void {
  // TODO(mcp-v2/handlers/schema): setNotificationHandler takes the method as a string in v2 ('notifications/progress'), and for a method of your own (method, { params: schema }, handler) with a handler of the params; what schema stands for could not be told.
  for (const schema of schemas) client.setNotificationHandler(schema, async () => {});
}
