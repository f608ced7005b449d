import { Headers, type Request, type Response } from 'node-fetch-like';
import express from 'express';
import type { IsomorphicHeaders, RequestInfo } from '@modelcontextprotocol/sdk/types.js';

export interface Tenant {
  id: string;
}

export function tenantOf(headers: IsomorphicHeaders): Tenant {
  console.log(headers);
  return { id: new Headers().get('x-tenant') ?? 'public' };
}

export function sameOrigin(request: Request, info?: RequestInfo): boolean {
  return Boolean(info) && request.headers.get('origin') === null;
}

export function respond(app: express.Express, answer: (request: express.Request) => Response): void {
  app.get('/tenant', (request, response) => void response.json(answer(request)));
}
