import { Client } from '@modelcontextprotocol/client';
import { CallToolResultSchema } from '@modelcontextprotocol/core';

export async function follow(client: Client): Promise<string[]> {
  // TODO(mcp-v2/removed/tasks): Client.experimental is gone: v2 has no tasks; do the work in the request itself and report progress, or keep this part on v1.
  const stream = client.experimental.tasks.callToolStream({ name: 'slow', arguments: { seconds: 10 } }, CallToolResultSchema, {
    task: { ttl: 60_000 },
  });
  const types: string[] = [];
  let updates = 0;
  for await (const message of stream) {
    if (message.type === 'taskStatus') updates += 1;
    if (message.type === 'error') throw message.error;
    if (message.type === 'result') {
      const { content } = message.result;
      // TODO(mcp-v2/removed/tasks): what typed the parameters here is gone: message comes from Client.experimental, which v2 does not have.
      message.result.content.forEach((item) => types.push(item.type));
      types.push(...content.map((item: { type: string }) => item.type));
    }
  }
  types.forEach((type) => console.log(type, updates));
  return types;
}
