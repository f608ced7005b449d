import { Client } from '@modelcontextprotocol/client';
import { ToolListChangedNotificationSchema } from '@modelcontextprotocol/core';

const changes = {
  tools: 'notifications/tools/list_changed',
  resources: 'notifications/resources/list_changed',
  prompts: 'notifications/prompts/list_changed',
} as const;

const kept = {
  tools: ToolListChangedNotificationSchema,
};

export function follow(client: Client, update: (kind: string) => void): void {
  for (const kind of Object.keys(changes) as (keyof typeof changes)[])
    client.setNotificationHandler(changes[kind], () => update(kind));
}

export function followAll(client: Client, update: (kind: string) => void): boolean {
  Object.entries({ log: 1 }).forEach(([kind]) => update(kind));
  client.removeNotificationHandler('notifications/message');
  return kept.tools.safeParse({}).success;
}
