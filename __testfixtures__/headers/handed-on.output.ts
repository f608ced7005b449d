import type { IncomingHttpHeaders } from 'node:http';
import { McpServer } from '@modelcontextprotocol/server';

type RequestHeaders = Record<string, string | string[] | undefined> | undefined;

interface Call {
  name: string;
  requestHeaders?: RequestHeaders;
}

// TODO(mcp-v2/headers): IsomorphicHeaders: request headers were a plain record and are a Headers object now: read them with .get(name); a repeated header comes joined with ", ", never as an array.
interface Kept {
  headers: Headers | undefined;
}

declare const logger: { info(message: string, more: object): void; debug(more: Record<string, unknown>): void };
declare function prepare(call: Call): Promise<string>;
declare function keep(kept: Kept): void;

function ofNode(headers: IncomingHttpHeaders | undefined): Call {
  return { name: 'node', requestHeaders: headers };
}

const server = new McpServer({ name: 'demo', version: '1.0.0' });

server.registerTool('hand-on', {}, async (ctx) => {
  const headers = ctx.http?.req?.headers;
  const all = (): RequestHeaders => Object.fromEntries(ctx.http?.req?.headers ?? []);
  let last: RequestHeaders;
  last = Object.fromEntries(headers ?? []);
  const call: Call = { name: 'typed', requestHeaders: Object.fromEntries(ctx.http?.req?.headers ?? []) };
  const text = await prepare({ name: 'argument', requestHeaders: Object.fromEntries(headers ?? []) });
  keep({ headers });
  // TODO(mcp-v2/headers): request headers are a Headers object now, not a plain record; Object.fromEntries(headers) makes one, where a record is expected.
  logger.info('called', { request: { headers } });
  // TODO(mcp-v2/headers): request headers are a Headers object now, not a plain record; Object.fromEntries(headers) makes one, where a record is expected.
  logger.debug({ headers: ctx.http?.req?.headers });
  console.log('called', { headers });
  const json = JSON.stringify({ headers: Object.fromEntries(headers ?? []) });
  const known = [all()?.host, last?.host, call.name, text, json, ofNode({}).name];
  return { content: [{ type: 'text' as const, text: known.join() }] };
});
