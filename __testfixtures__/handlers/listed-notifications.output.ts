import { Client, type Notification } from '@modelcontextprotocol/client';
import {
  LoggingMessageNotificationSchema,
  ToolListChangedNotificationSchema,
} from '@modelcontextprotocol/core';

export function listen(client: Client, onNotification: (notification: Notification) => void): void {
  (['notifications/message', 'notifications/tools/list_changed'] as const).forEach((schema) => {
    client.setNotificationHandler(schema, onNotification);
  });

  for (const schema of ['notifications/tools/list_changed', 'notifications/prompts/list_changed'] as const)
    client.setNotificationHandler(schema, onNotification);

  const schemas = ['notifications/message', 'notifications/prompts/list_changed'] as const;
  for (const schema of schemas) client.setNotificationHandler(schema, onNotification);
}

export const kept = [LoggingMessageNotificationSchema, ToolListChangedNotificationSchema];
