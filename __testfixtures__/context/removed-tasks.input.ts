import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js';

const client = new Client({ name: 'demo', version: '1.0.0' }, { capabilities: { elicitation: {} } });

client.setRequestHandler(ElicitRequestSchema, async (request, extra) => {
  if (extra.taskStore) {
    const task = await extra.taskStore.createTask({ ttl: extra.taskRequestedTtl });
    console.error(task.taskId, extra.requestId);
  }
  return { action: 'decline' as const };
});
