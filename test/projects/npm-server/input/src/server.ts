import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import { forecast, warnings } from './tools/forecast.js';

const place = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
});

const text = (value: string): CallToolResult => ({ content: [{ type: 'text', text: value }] });

export function createServer(): McpServer {
  const server = new McpServer({ name: 'weather', version: '1.4.0' });

  server.registerTool(
    'forecast',
    {
      description: `
        The forecast for a place.
          Temperatures are in °C.
      `,
      inputSchema: place,
    },
    async ({ latitude, longitude }) => text(await forecast(latitude, longitude)),
  );

  server.registerTool('warnings', { description: 'Warnings in force', inputSchema: place }, async (at) =>
    text(await warnings(at.latitude, at.longitude)),
  );

  return server;
}
