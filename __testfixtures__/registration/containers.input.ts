import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { Container } from 'inversify';
import { lookup } from 'lookups';
import { container as global } from 'tsyringe';

const done = async () => ({ content: [] });

const container = new Container();
container.get<McpServer>('server').tool('direct', done);

export function boot(given: Container) {
  const server = given.get<McpServer>('server');
  server.tool('held', done);
  global.resolve(McpServer).tool('by-class', done);
}

interface Registry {
  tool(name: string, run: () => unknown): void;
}

container.get<Registry>('registry').tool('theirs', done);

// Nobody knows what it gives.
lookup<McpServer>('server').tool('asked', done);

class Holder<S extends McpServer | Server> {
  constructor(readonly server: S) {}
}

const holder = new Holder(new McpServer({ name: 'held', version: '1.0.0' }));
holder.server.tool('of-whom', done);
