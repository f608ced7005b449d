import { Client, type CreateMessageResult, type Task } from '@modelcontextprotocol/client';
import { CreateMessageRequestSchema } from '@modelcontextprotocol/core';

declare const client: Client;
declare function createTask(): Task;
declare function sample(text: string): Promise<CreateMessageResult>;

// TODO(mcp-v2/removed/tasks): a handler cannot answer with { task } in v2, which has no tasks: such a result is refused; do the work before it returns.
client.setRequestHandler(CreateMessageRequestSchema, async (request) => {
  const later = (request.params as { task?: { ttl?: number } }).task;
  if (later) {
    const task = createTask();
    // TODO(mcp-v2/removed/tasks): a handler cannot answer with { task } in v2, which has no tasks: such a result is refused; do the work before it returns.
    return { task };
  }
  return sample(String(request.params.maxTokens));
});
