import { Client } from '@modelcontextprotocol/client';
import { ElicitRequestSchema } from '@modelcontextprotocol/core';

const client = new Client({ name: 'demo', version: '1.0.0' }, { capabilities: { elicitation: {} } });

client.setRequestHandler(ElicitRequestSchema, async (request, ctx) => {
  // TODO(mcp-v2/removed/tasks): v2's context has no taskStore, taskId or taskRequestedTtl: the experimental tasks are gone. Take the task flow out, or keep this on v1.
  if (ctx.taskStore) {
    // TODO(mcp-v2/removed/tasks): v2's context has no taskStore, taskId or taskRequestedTtl: the experimental tasks are gone. Take the task flow out, or keep this on v1.
    const task = await ctx.taskStore.createTask({ ttl: ctx.taskRequestedTtl });
    console.error(task.taskId, ctx.mcpReq.id);
  }
  return { action: 'decline' as const };
});
