import { EventEmitter } from 'node:events';
import { Client } from '@modelcontextprotocol/client';
import { McpServer } from '@modelcontextprotocol/server';

const empty = async () => ({ content: [] });

// A singleton whose members say nothing of their types.
export class App extends EventEmitter {
  #made?: McpServer;
  private static instance: App;
  static get shared() {
    return (App.instance ??= new App());
  }
  static get(): App {
    return this.shared;
  }
  get server() {
    if (!this.#made) this.#made = new McpServer({ name: 'a', version: '1' });
    return this.#made;
  }
  init() {
    this.server.registerTool('a', {}, empty);
    const self = this;
    process.nextTick(() => self.server.registerTool('b', {}, empty));
    return this;
  }
}
App.shared.server.registerTool('c', {}, empty);
App.get().server.registerTool('d', {}, empty);

export type Context = { deps: { client?: Client; server: McpServer } };
export const step = ({ deps: { server } }: Context) => server.registerTool('e', {}, empty);
export const next = (context: Readonly<Context>) => {
  const {
    deps: { server },
  } = context;
  server.registerTool('f', {}, empty);
};

// By a condition.
export function isServer(value: unknown): value is McpServer {
  return value instanceof McpServer;
}
export function narrow(value: unknown) {
  if (value instanceof McpServer) value.registerTool('g', {}, empty);
  if (value && isServer(value)) {
    value.registerTool('h', {}, empty);
  }
  return value instanceof McpServer && value.isConnected() ? value.registerTool(
    'i',
    {},
    empty,
  ) : undefined;
}

// By the type that the place asks for.
export interface Plugin {
  setup: (context: { server: McpServer }) => void | Promise<void>;
}
export const typed: { install(server: McpServer): void } = {
  install(server) {
    server.registerTool('j', {}, empty);
  },
};
export const satisfying = {
  async setup({ server }) {
    server.registerTool('k', {}, empty);
  },
} satisfies Plugin;

// Nobody can tell.
export function loose(servers: any, other: { tool(name: string, run: () => void): void }) {
  // TODO(mcp-v2/registration/receiver): nobody can tell what this is called on; if it is an McpServer, tool() is gone in v2: write registerTool() with a config object.
  servers.main.tool('l', empty);
  // TODO(mcp-v2/registration/receiver): nobody can tell what this is called on; if it is an McpServer, tool() is gone in v2: write registerTool() with a config object.
  servers.main.tool('m', 'Says it', { a: 1 }, async () => ({ content: [] }));
  servers.main.tool('not a registration');
  other.tool('n', () => {});
}
