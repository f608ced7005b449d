import { createServer } from 'node:http';
import express from 'express';
import { auth, type OAuthClientProvider } from '@modelcontextprotocol/sdk/client/auth.js';
import { SSEClientTransport } from '@modelcontextprotocol/sdk/client/sse.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

export function serve(transport: StreamableHTTPClientTransport, provider: OAuthClientProvider) {
  const app = express();
  app.get('/callback', async (req, res) => {
    await transport.finishAuth(req.query.code as string);
    res.end();
  });
  app.get('/other', async (req, res) => {
    const { code } = req.query;
    if (typeof code === 'string') await transport.finishAuth(code);
    res.end();
  });
  return createServer(async (req, res) => {
    const params = new URL(req.url ?? '/', 'http://localhost').searchParams;
    const code = params.get('code') ?? '';
    if (code) await auth(provider, { serverUrl: 'https://example.com/mcp', authorizationCode: code });
    res.end();
  });
}

declare function waitForCode(): Promise<string>;

export async function login(transport: SSEClientTransport, url: URL) {
  if (url.pathname === '/inline') return transport.finishAuth(url.searchParams.get('code')!);
  const code = await waitForCode();
  await transport.finishAuth(code);
}

/** Somebody else's flow. */
export const other = (flow: { finishAuth(code: string): void }, code: string) => flow.finishAuth(code);
