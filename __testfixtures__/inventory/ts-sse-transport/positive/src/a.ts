import { SSEClientTransport } from '@modelcontextprotocol/client';
export const t = new SSEClientTransport(new URL('http://localhost/sse'));
