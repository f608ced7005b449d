import { InMemoryTaskMessageQueue, InMemoryTaskStore } from '@modelcontextprotocol/sdk/experimental/tasks/stores/in-memory.js';
import type { CreateTaskRequestHandlerExtra, TaskStore, ToolTaskHandler } from '@modelcontextprotocol/sdk/experimental/tasks/interfaces.js';
import { isTerminal } from '@modelcontextprotocol/sdk/experimental/tasks/index.js';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { type Task, TaskSchema, type TaskStatus } from '@modelcontextprotocol/sdk/types.js';

const taskStore: TaskStore = new InMemoryTaskStore();

export const server = new McpServer({ name: 'jobs', version: '1.0.0' }, { capabilities: { logging: {} } });
export const queue = new InMemoryTaskMessageQueue();

export function done(task: Task, status: TaskStatus = task.status): boolean {
  return isTerminal(status) && TaskSchema.safeParse(task).success;
}

export type Handler = ToolTaskHandler<undefined>;
export type Create = (extra: CreateTaskRequestHandlerExtra) => typeof taskStore;
