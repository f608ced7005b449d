import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { CallToolResultSchema } from '@modelcontextprotocol/sdk/types.js';

export async function follow(client: Client): Promise<string[]> {
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
      message.result.content.forEach((item) => types.push(item.type));
      types.push(...content.map((item: { type: string }) => item.type));
    }
  }
  types.forEach((type) => console.log(type, updates));
  return types;
}
