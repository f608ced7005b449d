import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';

// A timer speaks through it.
const ticking = new McpServer({ name: 'ticking', version: '1.0.0' });
setInterval(() => ticking.server.sendResourceListChanged(), 1000);
await ticking.connect(new StdioServerTransport());

// Others may import it.
export const shared = new McpServer({ name: 'shared', version: '1.0.0' });
await shared.connect(new StdioServerTransport());

// It is used once it is connected.
const talking = new McpServer({ name: 'talking', version: '1.0.0' }, { capabilities: { logging: {} } });
await talking.connect(new StdioServerTransport());
await talking.server.sendLoggingMessage({ level: 'info', data: 'hello' });

// The entry would take the callback over.
const closing = new McpServer({ name: 'closing', version: '1.0.0' });
const transport = new StdioServerTransport();
transport.onclose = () => process.exit(0);
await closing.connect(transport);

// It keeps what building it changes.
let built = 0;
const counted = new McpServer({ name: 'counted', version: '1.0.0' });
if (counted.isConnected()) built++;
await counted.connect(new StdioServerTransport());
console.error(built);

// Whoever calls waits for the promise.
const waited = new McpServer({ name: 'waited', version: '1.0.0' });
export const ready = waited.connect(new StdioServerTransport());

/** Somebody else made it. */
export async function serve(server: McpServer) {
  await server.connect(new StdioServerTransport());
}

// A global keeps it.
const kept = new McpServer({ name: 'kept', version: '1.0.0' });
Object.assign(globalThis, { kept });
(globalThis as { kept?: McpServer }).kept = kept;
await kept.connect(new StdioServerTransport());
