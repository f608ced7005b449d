import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { migrate } from '../../src/index.js';

// Routers that another file mounts: what stands before the mount counts as the endpoint's gate.

const temporary: string[] = [];
afterEach(() => {
  for (const root of temporary.splice(0)) rmSync(root, { recursive: true, force: true });
});

const OPEN = 'request-auth/open-endpoint';

/** The router's file after a run, with an app around it. */
async function routerOf(files: Record<string, string>): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), 'mcp-mounts-'));
  temporary.push(root);
  const all = {
    'package.json': JSON.stringify({
      name: 'mounts',
      type: 'module',
      dependencies: { '@modelcontextprotocol/sdk': '^1.20.0', express: '^5.0.0', zod: '^4.0.0' },
    }),
    ...files,
  };
  for (const [path, content] of Object.entries(all)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  await migrate({ cwd: root, force: true });
  const code = readFileSync(join(root, 'src/mcp.ts'), 'utf8');
  expect(code).toContain('createMcpHandler');
  return code;
}

const HEAD = `import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { Router } from 'express';

function createServer() {
  return new McpServer({ name: 'mounts', version: '1.0.0' });
}
`;
const ROUTE = `mcpRouter.post('/', async (req, res) => {
  const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined });
  await createServer().connect(transport);
  await transport.handleRequest(req, res, req.body);
});
`;
const EXPORTED = `${HEAD}
export const mcpRouter = Router();

${ROUTE}`;
const MADE = `${HEAD}
export function createMcpRouter(name: string): Router {
  const mcpRouter = Router();
  console.log(name);
  ${ROUTE.trimEnd().replace(/\n/g, '\n  ')}
  return mcpRouter;
}
`;
const app = (text: string) => `import express from 'express';
import { createMcpRouter, mcpRouter } from './mcp.js';
import { requireUser } from './users.js';

const app = express();
app.use(express.json());
${text}
app.listen(3000);
`;

describe('routers mounted elsewhere', () => {
  it.each([
    ['at a path', EXPORTED, "app.use('/mcp', mcpRouter);"],
    ['without a path', EXPORTED, 'app.use(mcpRouter);'],
    ['behind a gate for another path', EXPORTED, "app.use('/admin', requireUser);\napp.use('/mcp', mcpRouter);"],
    ['made by a function', MADE, "app.use('/mcp', createMcpRouter('a'));"],
    ['made by a function, and named', MADE, "const router = createMcpRouter('a');\napp.use('/mcp', router);"],
    [
      'through another router',
      EXPORTED,
      "const api = express.Router();\napi.use('/mcp', mcpRouter);\napp.use('/api', api);",
    ],
  ])('%s: the endpoint is open', async (_, mcp, mount) => {
    expect(await routerOf({ 'src/mcp.ts': mcp, 'src/app.ts': app(mount) })).toContain(OPEN);
  });

  it.each([
    ['a gate at the mount', EXPORTED, "app.use('/mcp', requireUser, mcpRouter);"],
    ['a gate before it', EXPORTED, "app.use(requireUser);\napp.use('/mcp', mcpRouter);"],
    ['a gate for its path', EXPORTED, "app.use('/mcp', requireUser);\napp.use('/mcp', mcpRouter);"],
    [
      'a gate for the whole path',
      EXPORTED.replace("post('/'", "post('/v1'"),
      "app.use('/mcp/v1', requireUser);\napp.use('/mcp', mcpRouter);",
    ],
    ['a gate at the mount of what a function makes', MADE, "app.use('/mcp', requireUser, createMcpRouter('a'));"],
    [
      'a gate at the router around it',
      EXPORTED,
      "const api = express.Router();\napi.use('/mcp', mcpRouter);\napp.use('/api', requireUser, api);",
    ],
    ['nobody mounts it', EXPORTED, ''],
    ['an app of others mounts it', EXPORTED, 'export const mount = (other: express.Express) => other.use(mcpRouter);'],
  ])('%s: no marker', async (_, mcp, mount) => {
    expect(await routerOf({ 'src/mcp.ts': mcp, 'src/app.ts': app(mount) })).not.toContain(OPEN);
  });
});
