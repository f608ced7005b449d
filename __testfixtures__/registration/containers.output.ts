import { McpServer } from '@modelcontextprotocol/server';
import type { Server } from '@modelcontextprotocol/server';
import { Container } from 'inversify';
import { lookup } from 'lookups';
import { container as global } from 'tsyringe';

const done = async () => ({ content: [] });

const container = new Container();
container.get<McpServer>('server').registerTool('direct', {}, done);

export function boot(given: Container) {
  const server = given.get<McpServer>('server');
  server.registerTool('held', {}, done);
  global.resolve(McpServer).registerTool('by-class', {}, done);
}

interface Registry {
  tool(name: string, run: () => unknown): void;
}

container.get<Registry>('registry').tool('theirs', done);

// Nobody knows what it gives.
// TODO(mcp-v2/registration/receiver): nobody can tell what this is called on; if it is an McpServer, tool() is gone in v2: write registerTool() with a config object.
lookup<McpServer>('server').tool('asked', done);

class Holder<S extends McpServer | Server> {
  constructor(readonly server: S) {}
}

const holder = new Holder(new McpServer({ name: 'held', version: '1.0.0' }));
// TODO(mcp-v2/registration/receiver): nobody can tell what this is called on; if it is an McpServer, tool() is gone in v2: write registerTool() with a config object.
holder.server.tool('of-whom', done);
