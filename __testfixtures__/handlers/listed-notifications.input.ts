import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import {
  LoggingMessageNotificationSchema,
  type Notification,
  PromptListChangedNotificationSchema,
  ToolListChangedNotificationSchema,
} from '@modelcontextprotocol/sdk/types.js';

export function listen(client: Client, onNotification: (notification: Notification) => void): void {
  [LoggingMessageNotificationSchema, ToolListChangedNotificationSchema].forEach((schema) => {
    client.setNotificationHandler(schema, onNotification);
  });

  for (const schema of [ToolListChangedNotificationSchema, PromptListChangedNotificationSchema])
    client.setNotificationHandler(schema, onNotification);

  const schemas = [LoggingMessageNotificationSchema, PromptListChangedNotificationSchema];
  for (const schema of schemas) client.setNotificationHandler(schema, onNotification);
}

export const kept = [LoggingMessageNotificationSchema, ToolListChangedNotificationSchema];
