import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';

const Schema = z.object({ topic: z.string() });
const shape = { topic: z.string() };

export function register(server: McpServer): void {
  server.experimental.tasks.registerToolTask(
    'research',
    { description: 'Takes a while', inputSchema: Schema },
    {
      createTask: async (args, extra) => {
        const { topic } = Schema.parse(args);
        return { task: await extra.taskStore.createTask({ ttl: topic.length }) };
      },
      getTask: async (_args, extra) => extra.taskStore.getTask(extra.taskId),
      async getTaskResult(_args, { taskStore, taskId }) {
        return (await taskStore.getTaskResult(taskId)) as { content: [] };
      },
    },
  );
  server.experimental.tasks.registerToolTask(
    'shaped',
    { inputSchema: shape },
    {
      createTask: async (args, extra) => ({ task: await extra.taskStore.createTask({ ttl: args.topic.length }) }),
      getTask: async (_args, extra) => extra.taskStore.getTask(extra.taskId),
      getTaskResult: async (_args, extra) => (await extra.taskStore.getTaskResult(extra.taskId)) as { content: [] },
    },
  );
  server.experimental.tasks.registerToolTask(
    'bare',
    {},
    {
      createTask: async extra => ({ task: await extra.taskStore.createTask({}) }),
      getTask: async extra => extra.taskStore.getTask(extra.taskId),
      getTaskResult: async extra => (await extra.taskStore.getTaskResult(extra.taskId)) as { content: [] },
    },
  );
}
