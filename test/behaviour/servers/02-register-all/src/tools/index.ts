import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { Deps } from '../deps.js';
import { registerAdd } from './add.js';
import { registerEcho } from './echo.js';

export function registerAllTools(server: McpServer, deps: Deps): void {
  registerEcho(server);
  registerAdd(server, deps);
  deps.log(`registered tools`);
}
