// TODO(mcp-v2/removed/tasks): InMemoryTaskStore: part of the experimental tasks API, which v2 removed (SEP-2663); left on v1, where it does not work with v2 objects. Remove the task flow or keep this part on v1.
import { InMemoryTaskStore } from '@modelcontextprotocol/sdk/experimental/tasks/stores/in-memory.js';
import { McpServer } from '@modelcontextprotocol/server';
// TODO(mcp-v2/removed/tasks): CreateTaskRequestHandlerExtra: part of the experimental tasks API, which v2 removed (SEP-2663); left on v1, where it does not work with v2 objects. Remove the task flow or keep this part on v1.
import type {
  CreateTaskRequestHandlerExtra,
  TaskRequestHandlerExtra,
} from '@modelcontextprotocol/sdk/experimental/tasks';

// TODO(mcp-v2/removed/tasks): InMemoryTaskStore has no counterpart in v2 and is still v1's; the marker at its import says more. Also: new McpServer() takes no taskStore, defaultTaskPollInterval any more: v2 has no tasks; remove it and what feeds it.
const server = new McpServer(
  { name: 'tasks', version: '1.0.0' },
  {
    capabilities: { tools: {} },
    taskStore: new InMemoryTaskStore(),
    defaultTaskPollInterval: 500,
  },
);

// TODO(mcp-v2/removed/tasks): McpServer.experimental is gone: v2 has no tasks; do the work in the request itself and report progress, or keep this part on v1. Also: CreateTaskRequestHandlerExtra has no counterpart in v2 and is still v1's; the marker at its import says more.
server.experimental.tasks.registerToolTask(
  'slow',
  { description: 'Takes a while' },
  {
    createTask: async (extra: CreateTaskRequestHandlerExtra) => ({ task: await extra.taskStore.createTask({ ttl: 1000 }) }),
    getTask: async (extra: TaskRequestHandlerExtra) => extra.taskStore.getTask(extra.taskId),
    getTaskResult: async (extra: TaskRequestHandlerExtra) => (await extra.taskStore.getTaskResult(extra.taskId)) as { content: [] },
  },
);

export { server };
