import { describe, expect, it } from 'vitest';
import { project } from './project.js';

const V1 = '@modelcontextprotocol/sdk';
const CLIENT = `import { Client } from '${V1}/client/index.js';`;
const SERVER = `import { McpServer } from '${V1}/server/mcp.js';`;
const EITHER = `import { McpError } from '${V1}/types.js';`;

describe('the role of a package', () => {
  const role = (files: Record<string, string>, path: string) =>
    project({ '/p/package.json': '{}', '/p/packages/a/package.json': '{}', ...files }).facts(path).packageRole;

  it.each([
    ['client', { '/p/a.ts': CLIENT, '/p/b.ts': EITHER }],
    ['server', { '/p/a.ts': SERVER, '/p/b.ts': EITHER }],
    ['both', { '/p/a.ts': SERVER, '/p/c.ts': CLIENT, '/p/b.ts': EITHER }],
    ['unknown', { '/p/b.ts': EITHER }],
    ['server', { '/p/a.ts': "import { McpServer } from '@modelcontextprotocol/server';", '/p/b.ts': EITHER }],
    ['server', { '/p/a.cjs': `const { McpServer } = require('${V1}/server/mcp.js');`, '/p/b.ts': EITHER }],
  ])('is %s', (expected, files) => {
    expect(role(files, '/p/b.ts')).toBe(expected);
  });

  it('is that of its own files, wherever they stand in it', () => {
    const files = {
      '/p/src/deep/a.ts': SERVER,
      '/p/b.ts': EITHER,
      '/p/packages/a/src/a.ts': CLIENT,
      '/p/packages/a/b.ts': EITHER,
    };
    expect(role(files, '/p/b.ts')).toBe('server');
    expect(role(files, '/p/packages/a/b.ts')).toBe('client');
  });

  it('is that of its sources: a server its tests start makes none of them', () => {
    const files = {
      '/p/package.json': '{}',
      '/p/src/runtime.ts': "import { Client } from '@modelcontextprotocol/sdk/client/index.js';\n",
      '/p/src/errors.ts': "import { McpError } from '@modelcontextprotocol/sdk/types.js';\n",
      '/p/tests/server.ts': "import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';\n",
      '/p/src/errors.test.ts': "import { McpError } from '@modelcontextprotocol/sdk/types.js';\n",
    };
    expect(role(files, '/p/src/errors.ts')).toBe('client');
    expect(role(files, '/p/src/errors.test.ts')).toBe('both');
  });

  it('is that of its tests where its sources prove none', () => {
    const files = {
      '/p/package.json': '{}',
      '/p/src/errors.ts': "import { McpError } from '@modelcontextprotocol/sdk/types.js';\n",
      '/p/tests/errors.test.ts': "import { Client } from '@modelcontextprotocol/sdk/client/index.js';\n",
    };
    expect(role(files, '/p/src/errors.ts')).toBe('client');
  });

  it('is shared by the files that no package owns', () => {
    expect(project({ '/q/a.ts': CLIENT, '/q/b.ts': EITHER }).facts('/q/b.ts').packageRole).toBe('client');
  });
});
