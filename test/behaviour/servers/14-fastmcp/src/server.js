import { FastMCP } from 'fastmcp';
import { z } from 'zod';

const menu = { monday: 'soup', tuesday: 'curry' };

const server = new FastMCP({ name: 'lunch-bot', version: '0.3.0' });

server.addTool({
  name: 'lunch',
  description: 'What is for lunch',
  parameters: z.object({ day: z.string().default('monday') }),
  execute: async ({ day }) => menu[day] ?? 'closed',
});

await server.start({ transportType: 'httpStream', httpStream: { port: Number(process.env.PORT ?? 8080) } });
