// Files that stay on v1 for the sake of a dependency, and what in them speaks to the whole program.
import { describe, expect, it } from 'vitest';
import { type FileFacts, NO_FACTS } from '../../src/engine/facts.js';
import { runOn } from '../../src/engine/pipeline.js';
import { SourceFile } from '../../src/engine/source-file.js';
import imports from '../../transforms/imports.js';

const V1 = '@modelcontextprotocol/sdk';

function atBoundary(text: string): string {
  const file = new SourceFile('case.ts', `${text}\nmount(server);\n`);
  const call = file.program.body.at(-1).expression;
  const facts: FileFacts = { ...NO_FACTS, packageRole: 'server', boundary: [{ dependency: 'mcp-mount', call }] };
  return runOn(file, [imports], { facts }).code;
}

const AUGMENTATION =
  "declare module 'express-serve-static-core' {\n  interface Request {\n    auth?: AuthInfo;\n  }\n}";

describe('in a file that stays on v1', () => {
  it('the AuthInfo of an augmentation is that of the rest of the program', () => {
    const code = atBoundary(
      `import { McpServer } from '${V1}/server/mcp.js';\nimport type { AuthInfo } from '${V1}/server/auth/types.js';\n${AUGMENTATION}\nconst server = new McpServer({ name: 'a', version: '1' });`,
    );
    expect(code).toContain("import type { AuthInfo } from '@modelcontextprotocol/server';");
    expect(code).toContain(`import { McpServer } from '${V1}/server/mcp.js';`);
    expect(code).toContain('TODO(mcp-v2/boundary)');
  });

  it('an AuthInfo that is used elsewhere, too, stays', () => {
    const text = `import type { AuthInfo } from '${V1}/server/auth/types.js';\n${AUGMENTATION}\nlet server: AuthInfo;`;
    expect(atBoundary(text)).toContain(`'${V1}/server/auth/types.js'`);
  });

  it('other types of an augmentation stay', () => {
    const text = `import type { Tool } from '${V1}/types.js';\ndeclare global {\n  var tools: Tool[];\n}\nlet server: unknown;`;
    expect(atBoundary(text)).toContain(`'${V1}/types.js'`);
  });
});
