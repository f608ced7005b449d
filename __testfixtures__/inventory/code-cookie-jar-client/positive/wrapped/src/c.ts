import makeFetchCookie from 'fetch-cookie';
import { CookieJar } from 'tough-cookie';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
const jar = new CookieJar();
export const t = new StreamableHTTPClientTransport(new URL('https://a'), { fetch: makeFetchCookie(fetch, jar) });
