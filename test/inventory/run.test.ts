// What holds for a whole run: bounded input, secrets, ignore comments, baselines, the plan and the command line.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { main } from '../../bin/main.js';
import { readBaseline } from '../../src/inventory/baseline.js';
import { inventory } from '../../src/inventory/run.js';
import { formatInventoryJson } from '../../src/report/inventory-json.js';
import { formatInventoryMarkdown } from '../../src/report/inventory-markdown.js';
import { formatInventoryPretty } from '../../src/report/inventory-pretty.js';
import { FakeHost } from '../bin/host.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'inventory-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(files: Record<string, string | Buffer>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

const SERVICE = 'apiVersion: v1\nkind: Service\nmetadata: { name: mcp }\nspec:\n  sessionAffinity: ClientIP\n';
const run = (paths = ['.']) => inventory({ cwd: folder, paths });
const places = async (paths?: string[]) => (await run(paths)).findings.map(({ file, line }) => `${file}:${line}`);

describe('what is looked at', () => {
  it('leaves out what git ignores, links and dependencies', async () => {
    put({
      '.gitignore': 'ignored/\n',
      'a.yaml': SERVICE,
      'ignored/b.yaml': SERVICE,
      'node_modules/x/c.yaml': SERVICE,
      '.github/d.yaml': SERVICE,
    });
    symlinkSync(join(folder, 'a.yaml'), join(folder, 'link.yaml'));
    symlinkSync(folder, join(folder, 'loop'));
    expect(await places()).toEqual(['.github/d.yaml:5', 'a.yaml:5']);
  });

  it('names files relative to the folder scanned, else to the current one', async () => {
    put({ 'x/a.yaml': SERVICE, 'y/b.yaml': SERVICE });
    expect(await places(['x'])).toEqual(['a.yaml:5']);
    expect(await places(['x', 'y/b.yaml'])).toEqual(['x/a.yaml:5', 'y/b.yaml:5']);
    expect(await places(['*/*.yaml', '!x/**'])).toEqual(['y/b.yaml:5']);
    await expect(run(['nope'])).rejects.toThrow('Nothing to look at: nope.');
  });

  it('takes Windows line ends, a byte order mark and UTF-16', async () => {
    const crlf = SERVICE.replaceAll('\n', '\r\n');
    put({ 'a.yaml': crlf, 'b.yaml': `\uFEFF${SERVICE}`, 'c.yaml': Buffer.from(`\uFEFF${SERVICE}`, 'utf16le') });
    expect(await places()).toEqual(['a.yaml:5', 'b.yaml:5', 'c.yaml:5']);
  });
});

describe('input that nobody should trust', () => {
  const laughs = [
    'session: &a [x, x, x]',
    ...[...'bcdefghijklmnopq'].map(
      (name, index) => `${name}: &${name} [${`*${'abcdefghijklmnop'[index]}, `.repeat(9)}]`,
    ),
  ].join('\n');
  const merges = [
    `m0: &m0 { ${Array.from({ length: 2000 }, (_, index) => `k${index}: 1`).join(', ')} }`,
    ...Array.from(
      { length: 300 },
      (_, index) => `m${index + 1}: &m${index + 1} { <<: *m${index}, x${index}: session }`,
    ),
  ].join('\n');

  it.each([
    ['large.yaml', `sessionAffinity: ClientIP\n${`a: ${'x'.repeat(1000)}\n`.repeat(2200)}`, /larger than 2 MiB/],
    ['deep.yaml', `session: ${'['.repeat(50_000)}`, /nested too deeply/],
    [
      'indented.yaml',
      Array.from({ length: 1500 }, (_, index) => `${' '.repeat(index)}session:`).join('\n'),
      /nested too deeply/,
    ],
    ['deep.json', '{"session":'.repeat(50_000), /nested too deeply/],
    ['deep.toml', `session = ${'['.repeat(50_000)}`, /TOML|nested too deeply/],
    ['merges.yaml', merges, /merge keys multiply/],
    ['latin.yaml', Buffer.from(`# caf\u00e9\n${SERVICE}`, 'latin1'), /not valid UTF-8/],
  ])('%s takes bounded time and one line', async (name, text, message) => {
    put({ [name]: text });
    const start = performance.now();
    const { skipped, findings } = await run();
    expect(skipped.map((skip) => skip.message)).toEqual([expect.stringMatching(message)]);
    expect(findings.length).toBe(name === 'latin.yaml' ? 1 : 0);
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  it.each([
    ['laughs.yaml', `${laughs}\nkind: Service\nsession: *q\n`],
    ['self.yaml', 'session: &a\n  kind: Service\n  spec: *a\n'],
    ['open.yaml', `session ${'{{ '.repeat(50_000)}`],
    ['fences.md', `${'`'.repeat(50_000)} /sse\n${'```\n'.repeat(2000)}`],
    ['nul.yaml', Buffer.from([0, 1, 2])],
  ])('%s finds nothing and ends', async (name, text) => {
    put({ [name]: text });
    expect((await run()).findings).toEqual([]);
  });

  it('prints no secret', async () => {
    put({
      '.env': 'MCP_SESSION_SECRET=hunter2\nMCP_SESSION_REDIS_URL=redis://user:pa55w0rd@host:6379\n',
      'mcp.json':
        '{ "mcpServers": { "a": { "type": "sse", "url": "https://u:s3cret@h/sse?token=t0ken", "headers": { "Authorization": "Bearer abcdef123456" } } } }',
    });
    const report = await run();
    expect(report.findings.length).toBeGreaterThan(2);
    for (const text of [formatInventoryJson(report, 0), formatInventoryPretty(report), formatInventoryMarkdown(report)])
      expect(text).not.toMatch(/hunter2|pa55w0rd|s3cret|t0ken|abcdef123456/);
  });
});

describe('mcp-v2-ignore', () => {
  it.each([
    ['a.yaml', SERVICE.replace('  session', '  # mcp-v2-ignore: kept for the old route\n  session')],
    ['b.yaml', SERVICE.replace('ClientIP', 'ClientIP # mcp-v2-ignore k8s-service-session-affinity')],
    ['c.yaml', `# mcp-v2-ignore-file\n${SERVICE}`],
    ['d.conf', 'upstream mcp {\n  # mcp-v2-ignore\n  ip_hash;\n}\n'],
    ['e.json', '{ "mcpServers": { "a": {\n  "//": "mcp-v2-ignore",\n  "type": "sse" } } }'],
    ['f.ts', "// mcp-v2-ignore\nimport '@modelcontextprotocol/sdk/types.js';\n"],
    ['g.md', '```sh\n<!-- mcp-v2-ignore -->\nclaude mcp add --transport sse a https://x/sse\n```\n'],
  ])('%s', async (name, text) => {
    put({ [name]: text });
    expect(await places()).toEqual([]);
  });

  it('minds the rule it names, and is a word', async () => {
    put({
      'a.yaml': SERVICE.replace('ClientIP', 'ClientIP # mcp-v2-ignore nginx-ip-hash'),
      'b.yaml': SERVICE.replace('ClientIP', 'ClientIP # mcp-v2-ignored'),
    });
    expect(await places()).toEqual(['a.yaml:5', 'b.yaml:5']);
  });
});

describe('the report', () => {
  it('is the same text for the same tree, and a baseline for the next run', async () => {
    put({ 'a.yaml': SERVICE, 'package.json': '{ "dependencies": { "@modelcontextprotocol/sdk": "1" } }' });
    const report = await run();
    const json = formatInventoryJson(report, 0);
    expect(formatInventoryJson(await run(), 0)).toBe(json);
    expect(json).not.toContain(folder);
    put({ 'a.yaml': `# one more line\n${SERVICE}`, 'b.yaml': SERVICE });
    const next = await inventory({ cwd: folder, baseline: readBaseline(json) });
    expect(next.accepted).toBe(2);
    expect(next.findings.map(({ file }) => file)).toEqual(['b.yaml']);
    expect(() => readBaseline('{}')).toThrow('has no "findings"');
  });

  it('plans by service, in the order without an outage', async () => {
    put({
      'weather/package.json': '{ "name": "weather-mcp", "dependencies": { "@modelcontextprotocol/sdk": "1" } }',
      'weather/.env': 'MCP_SESSION_STORE=redis\n',
      'deploy/service.yaml': SERVICE.replace('mcp', 'weather-mcp'),
      'deploy/other.yaml': SERVICE.replace('mcp', 'notes-mcp'),
    });
    const { plan } = await run();
    expect(plan.groups.map(({ name }) => name)).toEqual(['weather-mcp', 'notes-mcp']);
    expect(plan.groups[0]!.steps.map(({ step }) => step)).toEqual(['code', 'affinity', 'cleanup']);
    expect(plan.groups[0]!.work).toEqual({ rewritten: 1, marked: 0, owner: 2 });
  });
});

describe('other shapes', () => {
  it('reads Terraform in JSON', async () => {
    put({
      'main.tf.json': `{ "resource": {
  "aws_lb_target_group": { "mcp": { "stickiness": [{ "type": "lb_cookie",
    "enabled": true }] } },
  "kubernetes_service": [{ "mcp": { "spec": {
    "session_affinity": "ClientIP" } } }],
  "azurerm_linux_web_app": { "mcp": { "client_affinity_enabled": false } }
} }`,
    });
    expect((await run()).findings.map(({ line, rule, severity }) => [line, rule, severity])).toEqual([
      [3, 'aws-tf-target-group-stickiness', 'must-remove'],
      [5, 'k8s-tf-service-session-affinity', 'must-remove'],
    ]);
  });

  it('names the same service where it is pinned again', async () => {
    put({
      'service.yaml': SERVICE,
      'nginx.conf': 'upstream mcp {\n  ip_hash;\n  server mcp:80;\n}\n',
      'shop.yaml': SERVICE.replace('mcp', 'shop'),
    });
    const { findings } = await run();
    expect(findings.map(({ file, related }) => [file, related.map((one) => one.file)])).toEqual([
      ['nginx.conf', ['service.yaml']],
      ['service.yaml', ['nginx.conf']],
      ['shop.yaml', []],
    ]);
  });

  it('leaves affinity to go together with a sessionful route that is kept', async () => {
    put({
      'service.yaml': SERVICE,
      'server.ts':
        "import { NodeStreamableHTTPServerTransport } from '@modelcontextprotocol/node';\nexport const t = new NodeStreamableHTTPServerTransport({ sessionIdGenerator: () => '1' });\n",
    });
    const service = (await run()).findings.find(({ file }) => file === 'service.yaml')!;
    expect([service.severity, service.reason]).toEqual([
      'review',
      'A sessionful 2025-era route is still served (server.ts:2): remove the two together.',
    ]);
  });
});

describe('the command', () => {
  const call = async (...args: string[]) => {
    const host = new FakeHost(folder);
    const code = await main(['inventory', ...args], host);
    return { code, stdout: host.stdout.text, stderr: host.stderr.text };
  };

  it('fails on what it is told to', async () => {
    put({ 'a.yaml': SERVICE });
    expect((await call()).code).toBe(0);
    expect((await call('--fail-on', 'must-remove')).code).toBe(1);
    expect((await call('--fail-on', 'must-remove', '--kind', 'cors')).code).toBe(0);
    expect((await call('--fail-on', 'nonsense')).code).toBe(2);
    expect((await call('--kind', 'nonsense')).stderr).toContain('The kinds are');
    expect((await call('--baseline', 'nope.json')).code).toBe(2);
    expect((await call('nope')).stderr).toContain('Nothing to look at: nope.');
  });

  it('prints and writes each format', async () => {
    put({ 'a.yaml': SERVICE });
    expect((await call()).stdout).toContain('must-remove a.yaml:5:3');
    expect((await call('--format', 'markdown')).stdout).toContain('- [ ] **must-remove** `a.yaml:5`');
    const { code, stdout } = await call('--format', 'json', '-o', 'out.json');
    expect([code, stdout]).toEqual([0, '']);
    const [finding] = JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8')).findings;
    expect(finding).toMatchObject({
      rule: 'k8s-service-session-affinity',
      kind: 'sticky-routing',
      technology: 'Kubernetes',
      severity: 'must-remove',
      file: 'a.yaml',
      line: 5,
      column: 3,
      message: 'A Service pins clients by their address',
    });
  });
});
