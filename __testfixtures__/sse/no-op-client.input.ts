import { SSEClientTransport } from '@modelcontextprotocol/client';

/** Not a server's. */
class SSEServerTransport {
  constructor(readonly url: URL) {}
}

export const transports = [new SSEServerTransport(new URL('http://localhost/sse'))];
export const client = (url: URL) => new SSEClientTransport(url);
