import { describe, expect, it } from 'vitest';
import { SourceFile } from '../../src/engine/source-file.js';
import { V1Dependencies } from '../../src/project/facts/boundary.js';
import { memoryDisk, project } from './project.js';

const V1 = '@modelcontextprotocol/sdk';
const dependsOn = (dependencies: Record<string, string>, field = 'dependencies') =>
  JSON.stringify({ [field]: dependencies });

/** The calls of a file that hand something of v1 to `mcp-mount` or `@acme/mount`, both of which are on v1. */
function calls(code: string, manifests: Record<string, string> = {}): string[] {
  const text = `import { McpServer } from '${V1}/server/mcp.js';\nimport { mount, Mount } from 'mcp-mount';\n${code}`;
  const files = {
    '/p/package.json': '{}',
    '/p/node_modules/mcp-mount/package.json': dependsOn({ [V1]: '^1.0.0' }),
    '/p/node_modules/@acme/mount/package.json': dependsOn({ [V1]: '^1.0.0' }),
    '/p/node_modules/express/package.json': dependsOn({}),
    '/p/src/user.ts': text,
    ...manifests,
  };
  const { boundary } = project(files).facts('/p/src/user.ts');
  return (boundary ?? []).map(({ dependency, call }) => `${dependency}: ${text.slice(call.start, call.end)}`);
}

describe('a dependency on v1', () => {
  const has = (files: Record<string, string>, name: string, from = '/p/src/deep/a.ts') =>
    new V1Dependencies(memoryDisk(files)).has(from, name);

  it.each(['dependencies', 'peerDependencies'])('says so in its %s', (field) => {
    expect(has({ '/p/node_modules/x/package.json': dependsOn({ [V1]: '*' }, field) }, 'x')).toBe(true);
  });

  it('is not one that only develops with it, or does not have it', () => {
    expect(has({ '/p/node_modules/x/package.json': dependsOn({ [V1]: '*' }, 'devDependencies') }, 'x')).toBe(false);
    expect(has({ '/p/node_modules/x/package.json': dependsOn({ '@modelcontextprotocol/server': '*' }) }, 'x')).toBe(
      false,
    );
    expect(has({ '/p/node_modules/x/package.json': '{}' }, 'x')).toBe(false);
  });

  it('is looked for as Node does, upwards', () => {
    const files = {
      '/p/node_modules/x/package.json': dependsOn({ [V1]: '*' }),
      '/p/src/node_modules/x/package.json': dependsOn({}),
      '/node_modules/@a/y/package.json': dependsOn({ [V1]: '*' }),
    };
    expect(has(files, 'x')).toBe(false);
    expect(has(files, 'x', '/p/test/a.ts')).toBe(true);
    expect(has(files, '@a/y')).toBe(true);
    expect(has(files, 'z')).toBe(false);
  });

  it('is not one whose manifest cannot be read', () => {
    for (const text of ['', 'not json', 'null', '[]', '{ "dependencies": 1 }'])
      expect([text, has({ '/p/node_modules/x/package.json': text }, 'x')]).toEqual([text, false]);
  });
});

describe('a call is at the boundary', () => {
  it.each([
    ['a variable', 'const server = new McpServer();\nmount(server);', 'mount(server)'],
    ['a new object', 'mount(new McpServer());', 'mount(new McpServer())'],
    ['the class', 'mount(McpServer);', 'mount(McpServer)'],
    ['a constructor', 'new Mount(new McpServer());', 'new Mount(new McpServer())'],
    [
      'an object with one in it',
      'mount({ a: 1, server: new McpServer() });',
      'mount({ a: 1, server: new McpServer() })',
    ],
    ['a shorthand', 'const server = new McpServer();\nmount({ server });', 'mount({ server })'],
    ['an object in a variable', 'const options = { server: new McpServer() };\nmount(options);', 'mount(options)'],
    ['any argument', 'mount(1, new McpServer());', 'mount(1, new McpServer())'],
    ['a cast', 'mount(new McpServer() as any);', 'mount(new McpServer() as any)'],
    ['a method of what it gives', 'mount.all(new McpServer());', 'mount.all(new McpServer())'],
    ['an optional call', 'mount?.all?.(new McpServer());', 'mount?.all?.(new McpServer())'],
    ['the second of two calls', 'mount(1)(new McpServer());', 'mount(1)(new McpServer())'],
    ['deep inside', 'class A { m() { return [() => mount(new McpServer())]; } }', 'mount(new McpServer())'],
  ])('with %s', (_, code, call) => {
    expect(calls(code)).toEqual([`mcp-mount: ${call}`]);
  });

  it('for a package with a scope, by a namespace or a default', () => {
    const code =
      "import * as ns from '@acme/mount';\nimport def from '@acme/mount/sub';\nns.mount(new McpServer());\ndef(new McpServer());";
    expect(calls(code)).toEqual(['@acme/mount: ns.mount(new McpServer())', '@acme/mount: def(new McpServer())']);
  });
});

describe('a call is not at the boundary', () => {
  it.each([
    ['without an SDK object', 'mount(1, "server", { a: [] });'],
    ['of something of the same name', 'function f(mount) { mount(new McpServer()); }'],
    ['with something of the same name', 'function f(McpServer) { mount(new McpServer()); }'],
    ['of a package that is not on v1', "import { use } from 'express';\nuse(new McpServer());"],
    ['of a package that is not installed', "import { use } from 'not-installed';\nuse(new McpServer());"],
    ['of a file of the project', "import { use } from './mount.js';\nuse(new McpServer());"],
    ['of the SDK itself', `import { Client } from '${V1}/client/index.js';\nnew Client(new McpServer());`],
    ['when only a type of it is used', "import type { Mount as M } from 'mcp-mount';\nlet a: M = new McpServer();"],
    ['with a type of the SDK', `import type { Tool } from '${V1}/types.js';\nmount(1 as Tool);`],
    ['with an object of a package that begins alike', `import { Extra } from '${V1}-extra';\nmount(new Extra());`],
  ])('%s', (_, code) => {
    expect(calls(code)).toEqual([]);
  });

  it('when the file is not on v1', () => {
    const files = {
      '/p/node_modules/mcp-mount/package.json': dependsOn({ [V1]: '^1.0.0' }),
      '/p/user.ts':
        "import { McpServer } from '@modelcontextprotocol/server';\nimport { mount } from 'mcp-mount';\nmount(new McpServer());",
    };
    expect(project(files).facts('/p/user.ts').boundary).toBeUndefined();
  });

  it('when the package has a newer manifest nearer by', () => {
    const nearer = {
      '/p/src/node_modules/mcp-mount/package.json': dependsOn({ '@modelcontextprotocol/server': '^2.0.0' }),
    };
    expect(calls('mount(new McpServer());', nearer)).toEqual([]);
  });
});

describe('an object of the SDK that a file was given', () => {
  const handed = (code: string) => {
    const files = {
      '/p/package.json': '{}',
      '/p/node_modules/mcp-mount/package.json': dependsOn({ [V1]: '^1.0.0' }, 'peerDependencies'),
      '/p/node_modules/@modelcontextprotocol/mounts/package.json': dependsOn({ [V1]: '^1.0.0' }, 'peerDependencies'),
      '/p/node_modules/express/package.json': dependsOn({}),
      '/p/src/user.ts': `import type { Client } from '${V1}/client/index.js';\nimport type { Tool } from '${V1}/types.js';\n${code}`,
    };
    const { boundary, handovers } = project(files).facts('/p/src/user.ts');
    expect(boundary).toBeUndefined();
    return (handovers ?? []).map(({ message }) => message.split(',')[0]);
  };

  it.each([
    ['a parameter', "import { Bridge } from 'mcp-mount';\nexport const f = (client: Client) => new Bridge(client);\n"],
    [
      'a method of what it made',
      "import type { Bridge } from 'mcp-mount';\nexport const f = (bridge: Bridge, client: Client) => bridge.use({}, client);\n",
    ],
  ])('is named where a package on v1 gets it: %s', (_, code) => {
    expect(handed(code)).toEqual(['mcp-mount is on v1 of the SDK and is handed a Client here']);
  });

  it('is named by what it is', () => {
    const code = "import { uriOf } from 'mcp-mount';\nexport const f = (tool: Tool) => uriOf(tool);\n";
    expect(handed(code)).toEqual(['mcp-mount is on v1 of the SDK and is handed a Tool here']);
  });

  it.each([
    [
      "a class of the package's own",
      "import { connect, PostTransport } from '@modelcontextprotocol/mounts';\nconnect(new PostTransport());\nexport type C = Client;\n",
    ],
    ['a part of it', "import { uriOf } from 'mcp-mount';\nexport const f = (tool: Tool) => uriOf(tool.name);\n"],
    ['another package', "import { uriOf } from 'express';\nexport const f = (tool: Tool) => uriOf(tool);\n"],
    ['a function of its own', 'const uriOf = (tool: Tool) => tool;\nexport const f = (tool: Tool) => uriOf(tool);\n'],
  ])('is nothing to speak of: %s', (_, code) => {
    expect(handed(code)).toEqual([]);
  });
});

describe('a library that hosts the server', () => {
  const hosted = (code: string, installed: Record<string, string> = {}) => {
    const files = { '/p/package.json': '{}', '/p/src/user.ts': code, ...installed };
    return (project(files).facts('/p/src/user.ts').boundary ?? []).map(
      ({ dependency, message }) => `${dependency}: ${message}`,
    );
  };
  const FASTMCP =
    "import { FastMCP } from 'fastmcp';\nexport const server = new FastMCP({ name: 'a', version: '1.0.0' });\n";
  const v1 = { '/p/node_modules/fastmcp/package.json': dependsOn({ [V1]: '^1.0.0' }) };
  const v2 = { '/p/node_modules/fastmcp/package.json': dependsOn({ '@modelcontextprotocol/server': '^2.0.0' }) };

  it('is named where it builds it, installed on v1 or not installed', () => {
    for (const installed of [v1, {}])
      expect(hosted(FASTMCP, installed)).toEqual([
        expect.stringMatching(/^fastmcp: fastmcp builds and hosts the server/),
      ]);
  });

  it('is not, once what is installed is on v2', () => {
    expect(hosted(FASTMCP, v2)).toEqual([]);
  });

  it('is not, where it is a package of the project itself', () => {
    const files = { '/p/package.json': '{}', '/p/src/user.ts': FASTMCP };
    expect(project(files, { fastmcp: '/p/packages/fastmcp' }).facts('/p/src/user.ts').boundary).toBeUndefined();
  });

  it.each([
    ['extended', "import { McpAgent } from 'agents/mcp';\nexport class My extends McpAgent {}\n", 1],
    ['a member called', "import { McpModule } from '@rekog/mcp-nest';\nexport default McpModule.forRoot({});\n", 1],
    ['called', "import { createMcpHandler as make } from 'mcp-handler';\nexport const GET = make(() => {});\n", 1],
    ['a type', "import type { FastMCP } from 'fastmcp';\nexport const use = (s: FastMCP) => s.start();\n", 0],
    ['a name of its own', 'class FastMCP {}\nexport const s = new FastMCP();\n', 0],
    ['another export', "import { UserError } from 'fastmcp';\nexport const e = new UserError('x');\n", 0],
    ['another library', "import { FastMCP } from 'fastmcp-like';\nexport const s = new FastMCP();\n", 0],
  ])('%s', (_, code, count) => {
    expect(hosted(code)).toHaveLength(count);
  });

  it('keeps the files that work on its server on v1 with it', () => {
    const tools = `import type { McpServer } from '${V1}/server/mcp.js';\nexport const register = (server: McpServer) => server;\n`;
    const route =
      `import type { Tool } from '${V1}/types.js';\n` +
      "import { createMcpHandler } from 'mcp-handler';\nimport { register } from './tools.js';\nexport const GET = createMcpHandler((server) => register(server));\n";
    const files = { '/p/package.json': '{}', '/p/src/user.ts': route, '/p/src/tools.ts': tools };
    const memory = project(files);
    for (const path of ['/p/src/user.ts', '/p/src/tools.ts'] as const)
      memory.index.keep(path, new SourceFile(path, files[path]));
    expect(memory.facts('/p/src/tools.ts').boundary).toEqual([
      expect.objectContaining({
        message: expect.stringContaining('builds and hosts the server that this file works on'),
      }),
    ]);
  });

  it('keeps what those files import on v1, through modules that name no SDK too', () => {
    const files = {
      '/p/package.json': '{}',
      '/p/src/agent.ts': `import { McpServer } from '${V1}/server/mcp.js';\nimport { McpAgent } from 'agents/mcp';\nimport { Started } from '../metrics';\nexport class My extends McpAgent {\n  server = new McpServer({ name: 'a', version: '1' });\n  init() {\n    return new Started(this.server.server.getClientCapabilities());\n  }\n}\n`,
      '/p/metrics/index.ts':
        "import { other } from './other.js';\nexport * from './started.js';\nexport const used = other;\n",
      '/p/metrics/started.ts': `import type { ClientCapabilities } from '${V1}/types.js';\nexport class Started {\n  constructor(readonly capabilities?: ClientCapabilities) {}\n}\n`,
      '/p/metrics/other.ts': `import type { Tool } from '${V1}/types.js';\nexport const other: Tool[] = [];\n`,
    };
    const memory = project(files);
    for (const path of ['/p/src/agent.ts', '/p/metrics/started.ts', '/p/metrics/other.ts'] as const)
      memory.index.keep(path, new SourceFile(path, files[path]));
    memory.index.readWith((key) =>
      key === '/p/metrics'
        ? { path: '/p/metrics/index.ts', file: new SourceFile('/p/metrics/index.ts', files['/p/metrics/index.ts']) }
        : undefined,
    );
    expect(memory.facts('/p/metrics/started.ts').boundary).toEqual([
      expect.objectContaining({ message: expect.stringContaining('builds and hosts the server with this file') }),
    ]);
    expect(memory.facts('/p/metrics/other.ts').boundary).toBeUndefined();
  });

  it('keeps what shares objects of the SDK with those files on v1, and nothing else', () => {
    const files = {
      '/p/package.json': '{}',
      '/p/src/route.ts':
        "import { createMcpHandler } from 'mcp-handler';\nimport { run } from './tools.js';\nexport const GET = createMcpHandler((server) => run(server));\n",
      '/p/src/tools.ts': `import type { ToolCallback } from '${V1}/server/mcp.js';\nexport type Extra = Parameters<ToolCallback>[0];\nexport interface Given { extra: Extra }\nexport const label = 'tools';\nexport const run = (server: unknown) => server;\n`,
      '/p/src/types.ts': "export type { Given as Handed } from './tools.js';\n",
      '/p/src/stdio.ts': `import { McpServer } from '${V1}/server/mcp.js';\nimport type { Handed } from './types.js';\nexport const make = (given: Handed) => [given, new McpServer({ name: 'a', version: '1' })];\n`,
      '/p/src/stdio.test.ts': `import { Client } from '${V1}/client/index.js';\nconst { make } = await import('./stdio.js');\nconsole.log(make, Client);\n`,
      '/p/src/other.ts': `import { McpServer } from '${V1}/server/mcp.js';\nimport { label } from './tools.js';\nexport const other = new McpServer({ name: label, version: '1' });\n`,
    };
    const memory = project(files);
    for (const [path, text] of Object.entries(files))
      if (path.endsWith('.ts')) memory.index.keep(path, new SourceFile(path, text));
    const through = (path: keyof typeof files) => memory.facts(path).boundary?.map(({ message }) => message);
    expect(through('/p/src/stdio.ts')).toEqual([expect.stringMatching(/imports from \.\/types\.js stays on v1/)]);
    expect(through('/p/src/stdio.test.ts')).toEqual([expect.stringMatching(/imports from \.\/stdio\.js stays on v1/)]);
    expect(through('/p/src/other.ts')).toBeUndefined();
  });
});
