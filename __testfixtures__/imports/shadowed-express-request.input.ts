import type { Request, Response } from 'express';
import type { RequestInfo, Request as McpRequest, IsomorphicHeaders } from '@modelcontextprotocol/sdk/types.js';

export interface Audit {
  request: McpRequest;
  info: RequestInfo;
}

export function audit(req: Request, res: Response, entry: Audit): void {
  res.locals.audit = { path: req.path, method: entry.request.method };
}

export type HeaderReader = (headers: IsomorphicHeaders) => string | undefined;
