import { CookieJar } from './jar';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
export const jar = new CookieJar();
export const t = new StreamableHTTPClientTransport(new URL('https://a'));
