// Servers before and after a migration, driven by the real clients of both generations: the same lists, the same words,
// the same arguments accepted. `bench/differential.mjs` does the same with servers of other people.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { argumentsFor } from '../bench/differential/arguments.mjs';
import { compareCalls, compareListings, compareSchemas } from '../bench/differential/compare.mjs';
import { login } from '../bench/differential/login.mjs';
import { freePort, serve } from '../bench/differential/processes.mjs';
import { CLIENTS, type ClientKind, connect, type Session } from '../bench/differential/session.mjs';
import { type Entry, Lab, NotDriven } from '../bench/differential/side.mjs';
import { migrate } from '../src/project/migrate.js';
import { tree } from './project/tree.js';
import { PROJECT } from './support/typescript.js';

const KINDS = Object.keys(CLIENTS) as ClientKind[];
const SERVERS = path.join(PROJECT, 'test/differential');
const installed = path.join(PROJECT, 'node_modules');

/** A project with one server and the packages it needs; `zod` is the major version that 'zod' is there. */
function project(name: string, zod: 3 | 4, more: Record<string, string> = {}): string {
  const manifest = {
    name,
    type: 'module',
    dependencies: { '@modelcontextprotocol/sdk': '^1.20.0', zod: zod === 3 ? '^3.25.0' : '^4.2.0', ...more },
  };
  const root = tree({
    'package.json': JSON.stringify(manifest, null, 2),
    'server.js': fs.readFileSync(path.join(SERVERS, `${name}.js`)),
    'node_modules/@modelcontextprotocol/': '',
  });
  for (const each of fs.readdirSync(path.join(installed, '@modelcontextprotocol')))
    link(root, `@modelcontextprotocol/${each}`);
  for (const each of Object.keys(more)) link(root, each);
  if (zod === 4) link(root, 'zod');
  else useZod3(root);
  return root;
}

function link(root: string, name: string): void {
  fs.symlinkSync(path.join(installed, name), path.join(root, 'node_modules', name), 'junction');
}

/** zod 4 carries zod 3 with it; a project on zod 3 gets that under the name of the package. */
function useZod3(root: string): void {
  const dir = path.join(root, 'node_modules/zod');
  fs.mkdirSync(dir, { recursive: true });
  const exported = { '.': './index.js', './v3': './index.js' };
  const manifest = { name: 'zod', version: '3.25.76', type: 'module', exports: exported };
  fs.writeFileSync(path.join(dir, 'package.json'), JSON.stringify(manifest));
  const target = new URL(`file://${path.join(installed, 'zod/v3/index.js')}`).href;
  fs.writeFileSync(path.join(dir, 'index.js'), `export * from ${JSON.stringify(target)};\n`);
}

/** What npm does after the migration: the zod that package.json now asks for. */
function reinstall(root: string): void {
  const { dependencies } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  expect(dependencies.zod).toMatch(/^\^4\./);
  expect(dependencies['@modelcontextprotocol/sdk']).toBeUndefined();
  fs.rmSync(path.join(root, 'node_modules/zod'), { recursive: true });
  link(root, 'zod');
}

const start = (root: string) => ({ command: process.execPath, args: ['server.js'], cwd: root });

describe.each([
  ['features', 4],
  ['table', 4],
  ['zod3', 3],
] as const)('%s', (name, zod) => {
  it.each(KINDS)('is the same server to a client of %s', async (kind) => {
    const [before, after] = [project(name, zod), project(name, zod)];
    const report = await migrate({ cwd: after, force: true });
    expect(report.failures).toEqual([]);
    expect(report.files.flatMap((file) => file.todos)).toEqual([]);
    reinstall(after);
    const sides = await Promise.all([connect('v1', start(before)), connect(kind, start(after))]);
    try {
      if (kind === 'v2-auto') expect(sides[1]!.revision).toBe('2026-07-28');
      const listing = await sides[0]!.listing();
      expect(listing.tools?.length).toBeGreaterThan(1);
      expect(compareListings(listing, await sides[1]!.listing())).toEqual([]);
      const calls = await compareCalls(sides[0]!, sides[1]!, listing, { answers: true });
      expect(calls.differences).toEqual([]);
      expect(calls.tried.silent).toBe(0);
      for (const count of [calls.tried.accepted, calls.tried.rejected]) expect(count).toBeGreaterThan(3);
    } finally {
      await Promise.all(sides.map((side) => side.close()));
    }
  });
});

describe('a server over HTTP, with a service beside it', () => {
  const ENTRY: Entry = {
    id: 'http',
    dir: '.',
    build: 'exit 1',
    beside: [{ name: 'rates', args: [path.join(SERVERS, 'rates.js')], env: { PORT: '{rates.port}' } }],
    start: ['server.js'],
    env: { PORT: '{port}', RATES_URL: 'http://localhost:{rates.port}/' },
    http: 'http://localhost:{port}/mcp',
  };

  /** A lab folder with one project before and after. */
  async function lab(): Promise<Lab> {
    const [before, after] = [project('http', 4, { express: '^5.0.0' }), project('http', 4, { express: '^5.0.0' })];
    const report = await migrate({ cwd: after, force: true });
    expect(report.failures).toEqual([]);
    expect(fs.readFileSync(path.join(after, 'server.js'), 'utf8')).toContain('createMcpHandler');
    const root = tree({ 'http/': '' });
    fs.symlinkSync(before, path.join(root, 'http/v1'), 'junction');
    fs.symlinkSync(after, path.join(root, 'http/ours'), 'junction');
    return new Lab({ root, table: [ENTRY], build: true });
  }

  /** The service of each side that was opened, by its process id. */
  const services = ({ scratch }: Lab) =>
    fs.readdirSync(scratch).map((side) => Number(fs.readFileSync(path.join(scratch, side, 'pid'), 'utf8')));

  const runs = (pid: number) => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };

  it('is the same to every client, and nothing of it stays', async () => {
    const http = await lab();
    const before = await http.open(ENTRY, 'v1', 'v1');
    try {
      expect(services(http).map(runs)).toEqual([true]);
      const listing = await before.session.listing();
      expect(listing.tools?.map(({ name }) => name)).toEqual(['ping', 'rate']);
      for (const kind of KINDS) {
        const after = await http.open(ENTRY, 'ours', kind);
        try {
          if (kind === 'v2-auto') expect(after.session.revision).toBe('2026-07-28');
          expect(compareListings(listing, await after.session.listing())).toEqual([]);
          const calls = await compareCalls(before.session, after.session, listing, { answers: true });
          expect(calls.differences).toEqual([]);
          expect(calls.tried.silent).toBe(0);
          for (const count of [calls.tried.accepted, calls.tried.rejected]) expect(count).toBeGreaterThan(3);
          const args = { currency: 'EUR', digits: 3 };
          expect(await after.session.try('tool', 'rate', args)).toMatchObject({ failed: false, text: 'EUR 1.234' });
        } finally {
          await after.close();
        }
      }
    } finally {
      await before.close();
    }
    expect(services(http).map(runs)).toEqual([false, false, false, false]);
    http.close();
    expect(fs.existsSync(http.scratch)).toBe(false);
  });

  it('is not driven without a command it needs, which is another matter than failing', async () => {
    const http = await lab();
    const without = { ...ENTRY, beside: [{ name: 'rates', command: 'no-such-command', args: [] }] };
    await expect(http.open(without, 'v1', 'v1')).rejects.toThrow(NotDriven);
    await expect(http.open(ENTRY, 'theirs', 'v1')).rejects.toThrow(NotDriven);
    const failing = { ...ENTRY, start: ['missing.js'] };
    const failure = await http.open(failing, 'v1', 'v1').catch((error) => error);
    expect(failure).not.toBeInstanceOf(NotDriven);
    expect(failure.message).toMatch(/^v1: [\s\S]*ended with 1\n[\s\S]*missing\.js/);
    // What was started before it is ended with it.
    expect(services(http).map(runs)).toEqual([false]);
    http.close();
  });
});

describe('processes', () => {
  it('end together with those they start, and so does what had a port', async () => {
    const port = await freePort();
    const root = tree({
      'parent.js':
        "require('node:child_process').spawn(process.execPath, ['child.js']);\nsetInterval(() => {}, 1000);\n",
      'child.js': "require('node:http').createServer((_, res) => res.end('up')).listen(Number(process.env.PORT));\n",
    });
    const env = { PATH: process.env.PATH!, PORT: String(port) };
    const { stop } = await serve({ command: process.execPath, args: ['parent.js'], cwd: root, env, port });
    expect(await (await fetch(`http://localhost:${port}/`)).text()).toBe('up');
    await stop();
    await expect(fetch(`http://localhost:${port}/`)).rejects.toThrow();
  });
});

describe('login', () => {
  /** An authorization server with a page that has a link, one that has a form, and one that only a script leaves. */
  async function authorizationServer(answer: { state?: string } = {}) {
    const pending = new Map<string, URLSearchParams>();
    const server = createServer(async (req, res) => {
      const url = new URL(req.url!, `http://${req.headers.host}`);
      let body = '';
      for await (const chunk of req) body += chunk;
      const sent = new URLSearchParams(body);
      const page = (html: string) => res.setHeader('content-type', 'text/html').end(html);
      const send = (value: object) => res.setHeader('content-type', 'application/json').end(JSON.stringify(value));
      switch (`${req.method} ${url.pathname}`) {
        case 'GET /.well-known/oauth-authorization-server':
          return send({
            authorization_endpoint: `${url.origin}/authorize`,
            token_endpoint: `${url.origin}/token`,
            registration_endpoint: `${url.origin}/register`,
          });
        case 'POST /register':
          return send({ client_id: 'client', client_secret: `secret of ${JSON.parse(body).redirect_uris[0]}` });
        case 'GET /authorize':
          pending.set('7', url.searchParams);
          return page(
            '<style>a{}</style><a href="/consent?ticket=7&amp;lang=en">On</a><a href="https://a.example/">?</a>',
          );
        case 'GET /consent':
          return page(
            `<form method="post" action="/consent"><input name="ticket" value="${url.searchParams.get('ticket')}"></form>`,
          );
        case 'POST /consent':
          return res.writeHead(302, { location: `/upstream?lang=en` }).end();
        case 'GET /upstream':
          return page('<button onclick="go()">Go</button><script>const page = \'<a href="/no">\'</script>');
        case 'GET /done': {
          const asked = pending.get(url.searchParams.get('ticket')!)!;
          const query = new URLSearchParams({ code: 'code 1', state: answer.state ?? asked.get('state')! });
          return res.writeHead(302, { location: `${asked.get('redirect_uri')}?${query}` }).end();
        }
        case 'POST /token': {
          const asked = pending.get('7')!;
          const challenge = createHash('sha256').update(sent.get('code_verifier')!).digest('base64url');
          const right =
            sent.get('code') === 'code 1' &&
            sent.get('client_secret') === `secret of ${asked.get('redirect_uri')}` &&
            challenge === asked.get('code_challenge');
          return right ? send({ access_token: 'token 1' }) : res.writeHead(400).end('invalid_grant');
        }
        default:
          return res.writeHead(404).end();
      }
    });
    await new Promise<void>((resolve) => server.listen(0, resolve));
    const { port } = server.address() as AddressInfo;
    return { origin: `http://localhost:${port}`, close: () => server.close() };
  }

  it('goes through pages as a person does, and says where that ends', async () => {
    const server = await authorizationServer();
    try {
      expect(await login(server.origin, { next: ['/done?ticket={ticket}'] })).toBe('token 1');
      await expect(login(server.origin)).rejects.toThrow(/no ways? .*\/upstream/);
      await expect(login(server.origin, { next: ['/done?ticket={unknown}'] })).rejects.toThrow(/unknown/);
      await expect(login(server.origin, { next: ['/nowhere'] })).rejects.toThrow(/404/);
    } finally {
      server.close();
    }
  });

  it('takes no code that belongs to another', async () => {
    const server = await authorizationServer({ state: 'another' });
    try {
      await expect(login(server.origin, { next: ['/done?ticket={ticket}'] })).rejects.toThrow(/state/);
    } finally {
      server.close();
    }
  });
});

type Answer = Awaited<ReturnType<Session['try']>>;
const WORKS: Answer = { verdict: 'accepted', failed: false, text: 'text' };

/** A session that answers everything in one way. */
const answering = (answer: Answer): Session => ({
  listing: async () => ({}),
  try: async () => answer,
  revision: undefined,
  close: async () => {},
});

describe('what the comparison sees', () => {
  const object = (properties: object, required: string[] = []) => ({ type: 'object', properties, required });

  it.each<[string, object, object]>([
    ['a type', object({ a: { type: 'string' } }), object({ a: { type: 'number' } })],
    ['a required property', object({ a: { type: 'string' } }), object({ a: { type: 'string' } }, ['a'])],
    ['a bound', object({ a: { type: 'number', minimum: 1 } }), object({ a: { type: 'number', minimum: 2 } })],
    ['an enum', object({ a: { enum: ['x', 'y'] } }), object({ a: { enum: ['x'] } })],
    ['a list', object({ a: { type: 'array', maxItems: 2 } }), object({ a: { type: 'array', maxItems: 3 } })],
    ['a nested object', object({ a: object({ b: {} }, ['b']) }), object({ a: object({ b: {} }) })],
    [
      'a record',
      object({ a: { additionalProperties: { type: 'string' }, type: 'object' } }),
      object({ a: { type: 'object' } }),
    ],
  ])('%s', (_, before, after) => {
    expect(compareSchemas('x', before, before)).toEqual([]);
    expect(compareSchemas('x', before, after)).not.toEqual([]);
    expect(compareSchemas('x', after, before)).not.toEqual([]);
  });

  it.each<[string, Answer, Answer, boolean]>([
    ['a rejection', WORKS, { ...WORKS, verdict: 'rejected', failed: true }, false],
    ['silence', WORKS, { ...WORKS, verdict: 'silent', failed: true }, false],
    ['a failure', WORKS, { ...WORKS, failed: true }, false],
    ['another answer', WORKS, { ...WORKS, text: 'other' }, true],
  ])('%s', async (_, before, after, answers) => {
    const listing = {
      tools: [{ name: 'tool', inputSchema: {} }],
      prompts: [{ name: 'prompt' }],
      resources: [{ name: 'resource', uri: 'a:1' }],
    };
    const compare = async (a: Answer, b: Answer, options = {}) =>
      (await compareCalls(answering(a), answering(b), listing, options)).differences;
    expect(await compare(before, before, { answers })).toEqual([]);
    for (const pair of [[before, after] as const, [after, before] as const]) {
      const found = await compare(...pair, { answers });
      for (const kind of ['tool', 'prompt', 'resource'])
        expect(found.filter((line) => line.startsWith(`${kind} ${kind}: `))).not.toEqual([]);
    }
    // Texts may be random unless they are said not to be.
    if (answers) expect(await compare(before, after)).toEqual([]);
    for (const line of await compare(before, after, { answers, skip: ['tool', 'resource'] }))
      expect(line).toMatch(/^prompt /);
  });

  it('arguments that fit are among those generated', () => {
    const values = argumentsFor(
      object({ a: { type: 'integer', minimum: 3 }, b: { format: 'email', type: 'string' } }, ['a']),
    );
    expect(values.map(({ value }) => value)).toContainEqual({ a: 3 });
    expect(values.map(({ value }) => value)).toContainEqual({ a: 3, b: 'a@example.com' });
  });
});
