import { InMemoryTaskStore } from '@modelcontextprotocol/sdk/experimental/tasks/stores/in-memory.js';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';

const server = new McpServer(
  { name: 'tasks', version: '1.0.0' },
  {
    capabilities: { tools: {} },
    taskStore: new InMemoryTaskStore(),
    defaultTaskPollInterval: 500,
  },
);

server.experimental.tasks.registerToolTask(
  'slow',
  { description: 'Takes a while' },
  {
    createTask: async (extra) => ({ task: await extra.taskStore.createTask({ ttl: 1000 }) }),
    getTask: async (extra) => extra.taskStore.getTask(extra.taskId),
    getTaskResult: async (extra) => (await extra.taskStore.getTaskResult(extra.taskId)) as { content: [] },
  },
);

export { server };
