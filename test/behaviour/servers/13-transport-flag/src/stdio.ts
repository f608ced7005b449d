import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { createHolidayServer } from './server.js';

export async function startStdio(): Promise<void> {
  const server = createHolidayServer();
  const transport = new StdioServerTransport();
  await server.connect(transport);
}
