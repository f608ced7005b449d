import { EventEmitter } from 'node:events';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';

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
    this.server.tool('a', empty);
    const self = this;
    process.nextTick(() => self.server.tool('b', empty));
    return this;
  }
}
App.shared.server.tool('c', empty);
App.get().server.tool('d', empty);

export type Context = { deps: { client?: Client; server: McpServer } };
export const step = ({ deps: { server } }: Context) => server.tool('e', empty);
export const next = (context: Readonly<Context>) => {
  const {
    deps: { server },
  } = context;
  server.tool('f', empty);
};

// By a condition.
export function isServer(value: unknown): value is McpServer {
  return value instanceof McpServer;
}
export function narrow(value: unknown) {
  if (value instanceof McpServer) value.tool('g', empty);
  if (value && isServer(value)) {
    value.tool('h', empty);
  }
  return value instanceof McpServer && value.isConnected() ? value.tool('i', empty) : undefined;
}

// By the type that the place asks for.
export interface Plugin {
  setup: (context: { server: McpServer }) => void | Promise<void>;
}
export const typed: { install(server: McpServer): void } = {
  install(server) {
    server.tool('j', empty);
  },
};
export const satisfying = {
  async setup({ server }) {
    server.tool('k', empty);
  },
} satisfies Plugin;

// Nobody can tell.
export function loose(servers: any, other: { tool(name: string, run: () => void): void }) {
  servers.main.tool('l', empty);
  servers.main.tool('m', 'Says it', { a: 1 }, async () => ({ content: [] }));
  servers.main.tool('not a registration');
  other.tool('n', () => {});
}
