import { Headers, type Request, type Response } from 'node-fetch-like';
import express from 'express';

export interface Tenant {
  id: string;
}

// TODO(mcp-v2/headers): IsomorphicHeaders: request headers were a plain record and are a Headers object now: read them with .get(name); a repeated header comes joined with ", ", never as an array.
export function tenantOf(headers: globalThis.Headers): Tenant {
  console.log(headers);
  return { id: new Headers().get('x-tenant') ?? 'public' };
}

// TODO(mcp-v2/headers): RequestInfo: request information is a web Request now: read headers with .headers.get(name), and .url is a string.
export function sameOrigin(request: Request, info?: globalThis.Request): boolean {
  return Boolean(info) && request.headers.get('origin') === null;
}

export function respond(app: express.Express, answer: (request: express.Request) => Response): void {
  app.get('/tenant', (request, response) => void response.json(answer(request)));
}
