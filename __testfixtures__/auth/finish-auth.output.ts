import { createServer } from 'node:http';
import express from 'express';
import {
  auth,
  type OAuthClientProvider,
  SSEClientTransport,
  StreamableHTTPClientTransport,
} from '@modelcontextprotocol/client';

export function serve(transport: StreamableHTTPClientTransport, provider: OAuthClientProvider) {
  const app = express();
  app.get('/callback', async (req, res) => {
    await transport.finishAuth(req.query.code as string, req.query.iss as string | undefined);
    res.end();
  });
  app.get('/other', async (req, res) => {
    const { code } = req.query;
    if (typeof code === 'string') await transport.finishAuth(code, req.query.iss as string | undefined);
    res.end();
  });
  return createServer(async (req, res) => {
    const params = new URL(req.url ?? '/', 'http://localhost').searchParams;
    const code = params.get('code') ?? '';
    if (code) await auth(provider, { serverUrl: 'https://example.com/mcp', authorizationCode: code, iss: params.get('iss') ?? undefined });
    res.end();
  });
}

declare function waitForCode(): Promise<string>;

export async function login(transport: SSEClientTransport, url: URL) {
  if (url.pathname === '/inline') return transport.finishAuth(url.searchParams);
  const code = await waitForCode();
  // TODO(mcp-v2/auth/callback): v2 compares the callback's iss with the authorization server it redirected to, and an authorization server that announces iss makes a call without it fail: pass the callback's URLSearchParams here, or its iss as the second argument.
  await transport.finishAuth(code);
}

/** Somebody else's flow. */
export const other = (flow: { finishAuth(code: string): void }, code: string) => flow.finishAuth(code);
