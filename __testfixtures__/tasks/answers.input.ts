import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { CreateMessageRequestSchema, type CreateMessageResult, type Task } from '@modelcontextprotocol/sdk/types.js';

declare const client: Client;
declare function createTask(): Task;
declare function sample(text: string): Promise<CreateMessageResult>;

client.setRequestHandler(CreateMessageRequestSchema, async (request) => {
  const later = (request.params as { task?: { ttl?: number } }).task;
  if (later) {
    const task = createTask();
    return { task };
  }
  return sample(String(request.params.maxTokens));
});
