import { McpServer as Mcp } from '@modelcontextprotocol/sdk/server/mcp.js';
import * as stdio from '@modelcontextprotocol/sdk/server/stdio.js';

const app = new Mcp({ name: 'notes', version: '1.0.0' });
app.registerTool('list', {}, async () => ({ content: [] }));
const wire = new stdio.StdioServerTransport();
await app.connect(wire);
