import { McpServer } from '@modelcontextprotocol/server';

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
  for (const server of servers) server.registerTool('a', {}, empty);
  servers[key]!.registerTool('b', {}, empty);
  servers.at(-1)?.registerTool('c', {}, empty);
  servers.find(server => server.isConnected())?.registerTool('d', {}, empty);
  made.forEach(server => server.registerTool('e', {}, empty));
  servers.reduce((count, server) => {
    server.registerTool('f', {}, empty);
    return count + 1;
  }, 0);
  for (const server of [registry.a, ...servers]) server.registerTool('g', {}, empty);
  const [first] = servers;
  first?.registerTool('h', {}, empty);
  const [name, server] = pair;
  server.registerTool(name, {}, empty);
}

export function records(app: App, key: keyof typeof registry) {
  registry[key].registerTool('a', {}, empty);
  byName[key]?.registerTool('b', {}, empty);
  app.servers[key]!.registerTool('c', {}, empty);
  for (const server of Object.values(registry)) server.registerTool('d', {}, empty);
  Object.entries(app.servers).forEach(([name, server]) => server.registerTool(name, {}, empty));
}

export async function maps(app: App, key: string) {
  app.maps.get(key)?.registerTool('a', {}, empty);
  for (const [name, server] of app.maps) server.registerTool(name, {}, empty);
  for (const server of app.maps.values()) server.registerTool('b', {}, empty);
  app.maps.forEach(server => server.registerTool('c', {}, empty));
  [...app.maps.entries()].map(([, server]) => server.registerTool('d', {}, empty));
  (await cache.get(key))?.registerTool('e', {}, empty);
  const { server } = holders.get(app)!;
  server.registerTool('f', {}, empty);
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
