import { StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import fetchCookie from 'fetch-cookie';
export const t = new StreamableHTTPClientTransport(new URL('https://x/mcp'), { fetch: fetchCookie(fetch) });
