import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import {
  PromptListChangedNotificationSchema,
  ResourceListChangedNotificationSchema,
  ToolListChangedNotificationSchema,
} from '@modelcontextprotocol/sdk/types.js';

const changes = {
  tools: ToolListChangedNotificationSchema,
  resources: ResourceListChangedNotificationSchema,
  prompts: PromptListChangedNotificationSchema,
};

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
