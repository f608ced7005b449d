import cors from 'cors';
import { McpServer } from '@modelcontextprotocol/server';
export const a = cors({ methods: ['GET', 'POST', 'DELETE'] });
export type S = McpServer;
