import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';

const empty = async () => ({ content: [] });
const registry = { a: new McpServer({ name: 'a', version: '1' }), b: new McpServer({ name: 'b', version: '1' }) };
const byName: { [name: string]: McpServer } = {};
const cache = new Map<string, Promise<McpServer>>();
const holders = new WeakMap<object, { server: McpServer }>();
const made = ['a', 'b'].map(name => new McpServer({ name, version: '1' }));
type Servers = Record<string, McpServer>;
interface App {
  servers: Servers;
  maps: Map<string, McpServer>;
}

export function lists(servers: McpServer[], key: number, pair: [string, McpServer]) {
  for (const server of servers) server.tool('a', empty);
  servers[key]!.tool('b', empty);
  servers.at(-1)?.tool('c', empty);
  servers.find(server => server.isConnected())?.tool('d', empty);
  made.forEach(server => server.tool('e', empty));
  servers.reduce((count, server) => {
    server.tool('f', empty);
    return count + 1;
  }, 0);
  for (const server of [registry.a, ...servers]) server.tool('g', empty);
  const [first] = servers;
  first?.tool('h', empty);
  const [name, server] = pair;
  server.tool(name, empty);
}

export function records(app: App, key: keyof typeof registry) {
  registry[key].tool('a', empty);
  byName[key]?.tool('b', empty);
  app.servers[key]!.tool('c', empty);
  for (const server of Object.values(registry)) server.tool('d', empty);
  Object.entries(app.servers).forEach(([name, server]) => server.tool(name, empty));
}

export async function maps(app: App, key: string) {
  app.maps.get(key)?.tool('a', empty);
  for (const [name, server] of app.maps) server.tool(name, empty);
  for (const server of app.maps.values()) server.tool('b', empty);
  app.maps.forEach(server => server.tool('c', empty));
  [...app.maps.entries()].map(([, server]) => server.tool('d', empty));
  (await cache.get(key))?.tool('e', empty);
  const { server } = holders.get(app)!;
  server.tool('f', empty);
}

// Other things are kept in collections too.
class Map2<K, V> {
  constructor(readonly pair: [K, V]) {}
  get(_key: K): V {
    return this.pair[1];
  }
}
export function others(bars: { tool(name: string): void }[], own: Map2<string, { tool(name: string): void }>) {
  for (const bar of bars) bar.tool('a');
  bars[0]!.tool('b');
  own.get('c').tool('d');
}
