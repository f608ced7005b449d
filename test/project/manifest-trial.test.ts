import { it } from 'vitest';
import { planManifests } from '../../src/project/manifest/index.js';

const f = (path: string, names: string[], o: any = {}) => ({
  path,
  packages: names.map((n) => ({ name: n.replace('mcp/', '@modelcontextprotocol/'), runtime: true })),
  usesV1: false,
  isTest: false,
  zodReachesSdk: false,
  changed: true,
  ...o,
});
it('x', () => {
  const pkg = `{
  "name": "x",
  "engines": {"node": ">=18"},
  "scripts": {"x": "node node_modules/@modelcontextprotocol/sdk/dist/a.js"},
  "overrides": {"@modelcontextprotocol/sdk": "1.2.3"},
  "dependencies": {
    "@modelcontextprotocol/sdk": "^1.12.0",
    "zod": "^3.23.8",
    "zod-to-json-schema": "^3.24.1"
  },
  "devDependencies": {
    "typescript": "^5.0.0"
  }
}
`;
  const input = (t: string) => ({
    manifests: [{ path: '/r/package.json', text: t }],
    cwd: '/r',
    files: [
      f('/r/src/a.ts', ['mcp/server', 'mcp/express', 'zod'], { zodReachesSdk: true }),
      f('/r/test/a.test.ts', ['mcp/client'], { isTest: true }),
    ],
  });
  for (const r of planManifests(input(pkg))) {
    console.log(r.after, r.changes, r.warnings);
    console.log(planManifests(input(r.after)).map((x) => [x.changed, x.changes, x.warnings]));
  }
  const ws = `packages:
  - packages/*
catalog:
  # protocol
  '@modelcontextprotocol/sdk': ^1.12.0 # keep in step
  zod: "^3.25.0"

catalogs:
  mcp:
    "@modelcontextprotocol/sdk": 1.2.0
`;
  const inp = (a: string, w: string) => ({
    manifests: [
      { path: '/r/pnpm-workspace.yaml', text: w },
      { path: '/r/packages/a/package.json', text: a },
    ],
    cwd: '/r',
    files: [f('/r/packages/a/src/a.ts', ['mcp/server', 'mcp/express', 'zod'], { zodReachesSdk: true })],
  });
  const a = `{"name":"a","dependencies":{"@modelcontextprotocol/sdk":"catalog:","zod":"catalog:"}}`;
  let [A, W] = [a, ws];
  for (let i = 0; i < 2; i++)
    for (const r of planManifests(inp(A, W))) {
      console.log(r.path, r.changed);
      console.log(r.after, r.changes, r.warnings);
      if (r.path.endsWith('json')) A = r.after;
      else W = r.after;
    }
});
