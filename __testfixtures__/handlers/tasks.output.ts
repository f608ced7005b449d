import { Server } from '@modelcontextprotocol/server';
import { GetTaskRequestSchema, ListTasksRequestSchema } from '@modelcontextprotocol/core';

export function serveTasks(server: Server): void {
  // TODO(mcp-v2/removed/tasks): v2 has no runtime for tasks (SEP-2663); this answers 'tasks/get' as a method of your own. Remove it with the task flow, or keep this process on v1.
  server.setRequestHandler(
    'tasks/get',
    { params: GetTaskRequestSchema.shape.params },
    async (params: any) => {
      const { taskId } = params;
      return { taskId, status: 'working', createdAt: '', lastUpdatedAt: '', ttl: null };
    },
  );
  // TODO(mcp-v2/removed/tasks): v2 has no runtime for tasks (SEP-2663); this answers 'tasks/list' as a method of your own. Remove it with the task flow, or keep this process on v1.
  server.setRequestHandler(
    'tasks/list',
    { params: ListTasksRequestSchema.shape.params },
    async (params) => {
      return { tasks: [], nextCursor: params?.cursor };
    },
  );
}
