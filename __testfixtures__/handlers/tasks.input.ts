import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { GetTaskRequestSchema, ListTasksRequestSchema } from '@modelcontextprotocol/sdk/types.js';

export function serveTasks(server: Server): void {
  server.setRequestHandler(GetTaskRequestSchema, async (request: any) => {
    const { taskId } = request.params;
    return { taskId, status: 'working', createdAt: '', lastUpdatedAt: '', ttl: null };
  });
  server.setRequestHandler(ListTasksRequestSchema, async (request) => {
    return { tasks: [], nextCursor: request.params?.cursor };
  });
}
