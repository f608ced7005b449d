import { McpServer } from '@modelcontextprotocol/server';
// TODO(mcp-v2/removed/tasks): CreateTaskRequestHandlerExtra: part of the experimental tasks API, which v2 removed (SEP-2663); left on v1, where it does not work with v2 objects. Remove the task flow or keep this part on v1.
import type {
  CreateTaskRequestHandlerExtra,
  TaskRequestHandlerExtra,
} from '@modelcontextprotocol/sdk/experimental/tasks';
import { z } from 'zod';

const Schema = z.object({ topic: z.string() });
const shape = { topic: z.string() };

export function register(server: McpServer): void {
  // TODO(mcp-v2/removed/tasks): McpServer.experimental is gone: v2 has no tasks; do the work in the request itself and report progress, or keep this part on v1. Also: CreateTaskRequestHandlerExtra has no counterpart in v2 and is still v1's; the marker at its import says more.
  server.experimental.tasks.registerToolTask(
    'research',
    { description: 'Takes a while', inputSchema: Schema },
    {
      createTask: async (args: z.infer<typeof Schema>, extra: CreateTaskRequestHandlerExtra) => {
        const { topic } = Schema.parse(args);
        return { task: await extra.taskStore.createTask({ ttl: topic.length }) };
      },
      // TODO(mcp-v2/removed/tasks): TaskRequestHandlerExtra has no counterpart in v2 and is still v1's; the marker at its import says more.
      getTask: async (_args: z.infer<typeof Schema>, extra: TaskRequestHandlerExtra) => extra.taskStore.getTask(extra.taskId),
      // TODO(mcp-v2/removed/tasks): TaskRequestHandlerExtra has no counterpart in v2 and is still v1's; the marker at its import says more.
      async getTaskResult(_args: z.infer<typeof Schema>, { taskStore, taskId }: TaskRequestHandlerExtra) {
        return (await taskStore.getTaskResult(taskId)) as { content: [] };
      },
    },
  );
  // TODO(mcp-v2/removed/tasks): McpServer.experimental is gone: v2 has no tasks; do the work in the request itself and report progress, or keep this part on v1. Also: CreateTaskRequestHandlerExtra has no counterpart in v2 and is still v1's; the marker at its import says more.
  server.experimental.tasks.registerToolTask(
    'shaped',
    { inputSchema: shape },
    {
      createTask: async (args: z.infer<z.ZodObject<typeof shape>>, extra: CreateTaskRequestHandlerExtra) => ({ task: await extra.taskStore.createTask({ ttl: args.topic.length }) }),
      getTask: async (_args: z.infer<z.ZodObject<typeof shape>>, extra: TaskRequestHandlerExtra) => extra.taskStore.getTask(extra.taskId),
      getTaskResult: async (_args: z.infer<z.ZodObject<typeof shape>>, extra: TaskRequestHandlerExtra) => (await extra.taskStore.getTaskResult(extra.taskId)) as { content: [] },
    },
  );
  // TODO(mcp-v2/removed/tasks): McpServer.experimental is gone: v2 has no tasks; do the work in the request itself and report progress, or keep this part on v1. Also: CreateTaskRequestHandlerExtra has no counterpart in v2 and is still v1's; the marker at its import says more.
  server.experimental.tasks.registerToolTask(
    'bare',
    {},
    {
      createTask: async (extra: CreateTaskRequestHandlerExtra) => ({ task: await extra.taskStore.createTask({}) }),
      getTask: async (extra: TaskRequestHandlerExtra) => extra.taskStore.getTask(extra.taskId),
      getTaskResult: async (extra: TaskRequestHandlerExtra) => (await extra.taskStore.getTaskResult(extra.taskId)) as { content: [] },
    },
  );
}
