import { SSEClientTransport } from './sse.js';
import type { Client } from '@modelcontextprotocol/client';
export const t = new SSEClientTransport('/chat');
export type C = Client;
