// The gate of a resource server before and after: v1's express middleware and what the migration made of it must give
// the same answers; and packages decide as one where their gate goes.
import fs from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { OAuthErrorCode } from '@modelcontextprotocol/client';
import * as v1Errors from '@modelcontextprotocol/sdk/server/auth/errors.js';
import { describe, expect, it } from 'vitest';
import { migrate, transformSource } from '../../src/index.js';
import { OAUTH_ERROR_CODES, provesAuthServer } from '../../src/sdk/oauth-errors.js';
import { tree } from '../project/tree.js';
import { PROJECT } from '../support/typescript.js';

const VERIFIER = `import { InsufficientScopeError, InvalidTokenError, ServerError } from '@modelcontextprotocol/sdk/server/auth/errors.js';

export const verifier = {
  async verifyAccessToken(token) {
    if (token === 'broken') throw new Error('the database is gone');
    if (token === 'down') throw new ServerError('try again');
    if (token === 'narrow') throw new InsufficientScopeError('no scope');
    if (token !== 'good' && token !== 'old') throw new InvalidTokenError('unknown token');
    const expiresAt = Math.floor(Date.now() / 1000) + (token === 'old' ? -60 : 60);
    return { token, clientId: 'me', scopes: ['mcp'], expiresAt };
  },
};
`;
const GATE = `import express from 'express';
import { requireBearerAuth } from '@modelcontextprotocol/sdk/server/auth/middleware/bearerAuth.js';
import { getOAuthProtectedResourceMetadataUrl, mcpAuthMetadataRouter } from '@modelcontextprotocol/sdk/server/auth/router.js';
import { verifier } from './verifier.mjs';

export function createApp() {
  const app = express();
  const resourceServerUrl = new URL('http://localhost:1/mcp');
  const oauthMetadata = {
    issuer: 'https://idp.example.com/',
    authorization_endpoint: 'https://idp.example.com/authorize',
    token_endpoint: 'https://idp.example.com/token',
    response_types_supported: ['code'],
  };
  app.use(mcpAuthMetadataRouter({ oauthMetadata, resourceServerUrl, scopesSupported: ['mcp'] }));
  const resourceMetadataUrl = getOAuthProtectedResourceMetadataUrl(resourceServerUrl);
  app.get('/mcp', requireBearerAuth({ verifier, requiredScopes: ['mcp'], resourceMetadataUrl }), (req, res) => {
    res.json({ client: req.auth.clientId });
  });
  return app;
}
`;
const MANIFEST = (extra = {}) =>
  JSON.stringify({
    name: 'gate',
    private: true,
    type: 'module',
    dependencies: { '@modelcontextprotocol/sdk': '^1.29.0', express: '^5.0.0', ...extra },
  });

const read = (dir: string, file: string) => fs.readFileSync(path.join(dir, file), 'utf8');

/** What the app in a folder answers to requests with all sorts of tokens. */
async function answers(dir: string) {
  fs.symlinkSync(path.join(PROJECT, 'node_modules'), path.join(dir, 'node_modules'), 'dir');
  const { createApp } = await import(/* @vite-ignore */ pathToFileURL(path.join(dir, 'gate.mjs')).href);
  const server: Server = await new Promise((resolve) => {
    const listening = createApp().listen(0, '127.0.0.1', () => resolve(listening));
  });
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const get = async (url: string, authorization?: string) => {
    const response = await fetch(base + url, { headers: authorization ? { authorization } : {} });
    return [response.status, await response.json(), response.headers.get('www-authenticate')];
  };
  try {
    return {
      none: await get('/mcp'),
      basic: await get('/mcp', 'Basic abc'),
      bad: await get('/mcp', 'Bearer bad'),
      old: await get('/mcp', 'Bearer old'),
      narrow: await get('/mcp', 'Bearer narrow'),
      down: await get('/mcp', 'Bearer down'),
      broken: await get('/mcp', 'Bearer broken'),
      good: await get('/mcp', 'Bearer good'),
      resource: await get('/.well-known/oauth-protected-resource/mcp'),
      server: await get('/.well-known/oauth-authorization-server'),
    };
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

describe('a resource server', () => {
  it('answers as before once it has moved to the express package', async () => {
    const files = { 'package.json': MANIFEST(), 'gate.mjs': GATE, 'verifier.mjs': VERIFIER };
    const before = await answers(tree(files));
    const dir = tree(files);
    const report = await migrate({ cwd: dir, force: true });
    expect(report.failures).toEqual([]);
    expect(report.files.flatMap(({ todos }) => todos)).toEqual([]);
    expect(read(dir, 'gate.mjs')).toContain("from '@modelcontextprotocol/express'");
    expect(read(dir, 'verifier.mjs')).toContain("throw new OAuthError(OAuthErrorCode.InvalidToken, 'unknown token')");
    expect(read(dir, 'package.json')).not.toContain('server-legacy');
    const after = await answers(dir);
    expect(after).toEqual(before);
    expect([after.none, after.bad, after.narrow, after.down, after.good].map(([status]) => status)).toEqual([
      401, 401, 403, 500, 200,
    ]);
  });

  it('stays on the frozen copy, errors and all, in a package that is an authorization server too', async () => {
    const files = {
      'package.json': MANIFEST(),
      'gate.mjs': GATE,
      'verifier.mjs': VERIFIER,
      'oauth.mjs':
        "import { mcpAuthRouter } from '@modelcontextprotocol/sdk/server/auth/router.js';\nexport const oauth = (options) => mcpAuthRouter(options);\n",
    };
    const before = await answers(tree(files));
    const dir = tree(files);
    await migrate({ cwd: dir, force: true });
    expect(read(dir, 'gate.mjs')).toContain("from '@modelcontextprotocol/server-legacy/auth'");
    expect(read(dir, 'verifier.mjs')).toContain("throw new InvalidTokenError('unknown token')");
    expect(read(dir, 'gate.mjs')).toContain('TODO(mcp-v2/auth-resource-server)');
    expect(await answers(dir)).toEqual(before);
  });

  it('goes by the packages its sources come from', async () => {
    const verifier = VERIFIER.replace('export const', 'export const');
    const dir = tree({
      'package.json': JSON.stringify({ private: true, workspaces: ['packages/*'] }),
      'packages/auth/package.json': JSON.stringify({
        name: '@acme/auth',
        dependencies: { '@modelcontextprotocol/sdk': '^1.29.0' },
      }),
      'packages/auth/src/index.mjs': `${verifier}export { mcpAuthRouter } from '@modelcontextprotocol/sdk/server/auth/router.js';\n`,
      'packages/gate/package.json': MANIFEST({ '@acme/auth': '*' }),
      'packages/gate/gate.mjs': GATE.replace('./verifier.mjs', '@acme/auth'),
      'packages/alone/package.json': MANIFEST().replace('gate', 'alone'),
      'packages/alone/gate.mjs': GATE,
      'packages/alone/verifier.mjs': VERIFIER,
    });
    await migrate({ cwd: dir, force: true });
    expect(read(dir, 'packages/gate/gate.mjs')).toContain('@modelcontextprotocol/server-legacy/auth');
    expect(read(dir, 'packages/auth/src/index.mjs')).toContain('new InvalidTokenError');
    expect(read(dir, 'packages/alone/gate.mjs')).toContain('@modelcontextprotocol/express');
    expect(read(dir, 'packages/alone/verifier.mjs')).toContain('OAuthErrorCode.InvalidToken');
  });
});

describe('the table of OAuth errors', () => {
  it('has every class of v1 that has a code, with the code v2 gives it', () => {
    const classes = Object.entries(v1Errors).flatMap(([name, value]) =>
      typeof value === 'function' && 'errorCode' in value && value.errorCode ? [[name, value.errorCode] as const] : [],
    );
    expect(classes.length).toBeGreaterThan(10);
    const codes = OAuthErrorCode as Record<string, string>;
    expect(Object.fromEntries(classes.map(([name]) => [name, codes[OAUTH_ERROR_CODES[name] ?? '']]))).toEqual(
      Object.fromEntries(classes),
    );
    expect(Object.keys(OAUTH_ERROR_CODES).sort()).toEqual(classes.map(([name]) => name).sort());
  });
});

describe('what proves an authorization server', () => {
  const from = (module: string, names: string) => `import { ${names} } from '@modelcontextprotocol/sdk/${module}';\n`;

  it.each([
    [from('server/auth/router.js', 'mcpAuthRouter'), true],
    [from('server/auth/provider.js', 'OAuthServerProvider'), true],
    [from('dist/esm/server/auth/handlers/token.js', 'tokenHandler'), true],
    ["const errors = require('@modelcontextprotocol/sdk/server/auth/errors.js');", true],
    ["export * from '@modelcontextprotocol/sdk/server/auth/errors.js';", true],
    [from('server/auth/router.js', 'mcpAuthMetadataRouter'), false],
    [from('server/auth/provider.js', 'OAuthTokenVerifier'), false],
    [from('server/auth/errors.js', 'InvalidTokenError'), false],
    [`${from('server/mcp.js', 'McpServer')}const mcpAuthRouter = 1;`, false],
  ])('%s', (text, expected) => {
    expect(provesAuthServer(text)).toBe(expected);
  });
});

it('leaves a file alone that nobody knows the package of, and that has no gate', () => {
  const { code } = transformSource(VERIFIER, { filename: 'verifier.mjs' });
  expect(code).toContain("new InvalidTokenError('unknown token')");
  expect(code).toContain('TODO(mcp-v2/oauth-errors)');
});
