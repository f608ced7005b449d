import type { Request, Response } from 'express';
import type { Request as McpRequest } from '@modelcontextprotocol/server';

// TODO(mcp-v2/headers): RequestInfo: request information is a web Request now: read headers with .headers.get(name), and .url is a string.
export interface Audit {
  request: McpRequest;
  info: globalThis.Request;
}

export function audit(req: Request, res: Response, entry: Audit): void {
  res.locals.audit = { path: req.path, method: entry.request.method };
}

// TODO(mcp-v2/headers): IsomorphicHeaders: request headers were a plain record and are a Headers object now: read them with .get(name); a repeated header comes joined with ", ", never as an array.
export type HeaderReader = (headers: Headers) => string | undefined;
