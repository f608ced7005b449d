import { McpServer } from '@modelcontextprotocol/server';
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';

// A timer speaks through it.
const ticking = new McpServer({ name: 'ticking', version: '1.0.0' });
setInterval(() => ticking.server.sendResourceListChanged(), 1000);
// TODO(mcp-v2/stdio-era): speaks to 2025-era clients only: it stays on connect(), for `ticking` is also used elsewhere: `setInterval(() => ticking.server.sendResourceListChanged(…`. serveStdio(factory) serves both eras, and builds the server anew for each connection.
await ticking.connect(new StdioServerTransport());

// Others may import it.
export const shared = new McpServer({ name: 'shared', version: '1.0.0' });
// TODO(mcp-v2/stdio-era): speaks to 2025-era clients only: it stays on connect(), for `shared` is exported, and other files may use it. serveStdio(factory) serves both eras, and builds the server anew for each connection.
await shared.connect(new StdioServerTransport());

// It is used once it is connected.
const talking = new McpServer({ name: 'talking', version: '1.0.0' }, { capabilities: { logging: {} } });
// TODO(mcp-v2/stdio-era): speaks to 2025-era clients only: it stays on connect(), for `talking` is used again after it is connected: `await talking.server.sendLoggingMessage({ level: 'info', …`. serveStdio(factory) serves both eras, and builds the server anew for each connection.
await talking.connect(new StdioServerTransport());
await talking.server.sendLoggingMessage({ level: 'info', data: 'hello' });

// The entry would take the callback over.
const closing = new McpServer({ name: 'closing', version: '1.0.0' });
const transport = new StdioServerTransport();
transport.onclose = () => process.exit(0);
// TODO(mcp-v2/stdio-era): speaks to 2025-era clients only: it stays on connect(), for `transport` is also used elsewhere: `transport.onclose = () => process.exit(0);`. serveStdio(factory) serves both eras, and builds the server anew for each connection.
await closing.connect(transport);

// It keeps what building it changes.
let built = 0;
const counted = new McpServer({ name: 'counted', version: '1.0.0' });
if (counted.isConnected()) built++;
// TODO(mcp-v2/stdio-era): speaks to 2025-era clients only: it stays on connect(), for what sets it up also changes `built`: `built++`. serveStdio(factory) serves both eras, and builds the server anew for each connection.
await counted.connect(new StdioServerTransport());
console.error(built);

// Whoever calls waits for the promise.
const waited = new McpServer({ name: 'waited', version: '1.0.0' });
// TODO(mcp-v2/stdio-era): speaks to 2025-era clients only: it stays on connect(), for the promise of `waited.connect(new StdioServerTransport())` is handed on. serveStdio(factory) serves both eras, and builds the server anew for each connection.
export const ready = waited.connect(new StdioServerTransport());

/** Somebody else made it. */
export async function serve(server: McpServer) {
  // TODO(mcp-v2/stdio-era): speaks to 2025-era clients only: it stays on connect(), for `server` is handed in, so it was made elsewhere. serveStdio(factory) serves both eras, and builds the server anew for each connection.
  await server.connect(new StdioServerTransport());
}

// A global keeps it.
const kept = new McpServer({ name: 'kept', version: '1.0.0' });
Object.assign(globalThis, { kept });
(globalThis as { kept?: McpServer }).kept = kept;
// TODO(mcp-v2/stdio-era): speaks to 2025-era clients only: it stays on connect(), for `kept` does not stay in one place: it is handed to `Object.assign`, whose code cannot be seen from here. serveStdio(factory) serves both eras, and builds the server anew for each connection.
await kept.connect(new StdioServerTransport());
