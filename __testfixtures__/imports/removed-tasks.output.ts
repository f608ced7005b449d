// TODO(mcp-v2/removed/tasks): InMemoryTaskMessageQueue, InMemoryTaskStore: part of the experimental tasks API, which v2 removed (SEP-2663); left on v1, where it does not work with v2 objects. Remove the task flow or keep this part on v1.
import { InMemoryTaskMessageQueue, InMemoryTaskStore } from '@modelcontextprotocol/sdk/experimental/tasks/stores/in-memory.js';
// TODO(mcp-v2/removed/tasks): CreateTaskRequestHandlerExtra, TaskStore, ToolTaskHandler: part of the experimental tasks API, which v2 removed (SEP-2663); left on v1, where it does not work with v2 objects. Remove the task flow or keep this part on v1.
import type { CreateTaskRequestHandlerExtra, TaskStore, ToolTaskHandler } from '@modelcontextprotocol/sdk/experimental/tasks/interfaces.js';
// TODO(mcp-v2/removed/tasks): isTerminal: part of the experimental tasks API, which v2 removed (SEP-2663); left on v1, where it does not work with v2 objects. Remove the task flow or keep this part on v1.
import { isTerminal } from '@modelcontextprotocol/sdk/experimental/tasks/index.js';
import { McpServer, type Task, type TaskStatus } from '@modelcontextprotocol/server';
import { TaskSchema } from '@modelcontextprotocol/core';

// TODO(mcp-v2/removed/tasks): InMemoryTaskStore has no counterpart in v2 and is still v1's; the marker at its import says more.
const taskStore: TaskStore = new InMemoryTaskStore();

export const server = new McpServer({ name: 'jobs', version: '1.0.0' }, { capabilities: { logging: {} } });
// TODO(mcp-v2/removed/tasks): InMemoryTaskMessageQueue has no counterpart in v2 and is still v1's; the marker at its import says more.
export const queue = new InMemoryTaskMessageQueue();

export function done(task: Task, status: TaskStatus = task.status): boolean {
  // TODO(mcp-v2/removed/tasks): isTerminal has no counterpart in v2 and is still v1's; the marker at its import says more.
  return isTerminal(status) && TaskSchema.safeParse(task).success;
}

// TODO(mcp-v2/removed/tasks): ToolTaskHandler has no counterpart in v2 and is still v1's; the marker at its import says more.
export type Handler = ToolTaskHandler<undefined>;
// TODO(mcp-v2/removed/tasks): CreateTaskRequestHandlerExtra has no counterpart in v2 and is still v1's; the marker at its import says more.
export type Create = (extra: CreateTaskRequestHandlerExtra) => typeof taskStore;
