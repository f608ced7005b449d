import type { IncomingHttpHeaders } from 'node:http';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { IsomorphicHeaders } from '@modelcontextprotocol/sdk/types.js';

type RequestHeaders = Record<string, string | string[] | undefined> | undefined;

interface Call {
  name: string;
  requestHeaders?: RequestHeaders;
}

interface Kept {
  headers: IsomorphicHeaders | undefined;
}

declare const logger: { info(message: string, more: object): void; debug(more: Record<string, unknown>): void };
declare function prepare(call: Call): Promise<string>;
declare function keep(kept: Kept): void;

function ofNode(headers: IncomingHttpHeaders | undefined): Call {
  return { name: 'node', requestHeaders: headers };
}

const server = new McpServer({ name: 'demo', version: '1.0.0' });

server.registerTool('hand-on', {}, async (extra) => {
  const headers = extra.requestInfo?.headers;
  const all = (): RequestHeaders => extra.requestInfo?.headers;
  let last: RequestHeaders;
  last = headers;
  const call: Call = { name: 'typed', requestHeaders: extra.requestInfo?.headers };
  const text = await prepare({ name: 'argument', requestHeaders: headers });
  keep({ headers });
  logger.info('called', { request: { headers } });
  logger.debug({ headers: extra.requestInfo?.headers });
  console.log('called', { headers });
  const json = JSON.stringify({ headers });
  const known = [all()?.host, last?.host, call.name, text, json, ofNode({}).name];
  return { content: [{ type: 'text' as const, text: known.join() }] };
});
