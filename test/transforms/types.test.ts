// Capabilities of the other side, which only early v1 let type-check: no fixture can hold them.
import { describe, expect, it } from 'vitest';
import { transformSource } from '../../src/index.js';
import { formatDiagnostic, typecheck } from '../support/typescript.js';

const migrated = (text: string, name = 'made.ts') => transformSource(text, { filename: name }).code;

const CLIENT = `import { Client } from '@modelcontextprotocol/sdk/client/index.js';

export const client = new Client(
  { name: 'gateway', version: '1.0.0' },
  { capabilities: { prompts: {}, sampling: {}, resources: { subscribe: true }, tools: {} } },
);
`;

describe('capabilities of the other side', () => {
  it('are taken out of a client', () => {
    const code = migrated(CLIENT);
    expect(code).toContain('capabilities: { sampling: {} }');
    expect(typecheck({ 'made.ts': code }).map((error) => formatDiagnostic(error))).toEqual([]);
    expect(migrated(code)).toBe(code);
  });

  it('leave an empty object when nothing else was there', () => {
    const all = CLIENT.replace(' sampling: {},', '').replaceAll(/, (?=resources|tools)/g, ',\n    ');
    expect(migrated(all)).toContain('capabilities: {}');
    expect(migrated(all.replace('tools:', '/* all */ tools:'))).toContain('/* all */ tools: {}');
  });

  it('are taken out of a server', () => {
    const code = migrated(
      "import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';\n\nexport const server = new McpServer({ name: 's', version: '1' }, { capabilities: { tools: {}, elicitation: {} } });\n",
    );
    expect(code).toContain('capabilities: { tools: {} }');
  });

  it('stay where they are of a class of the project, in JavaScript, or do something', () => {
    const own = CLIENT.replace("'@modelcontextprotocol/sdk/client/index.js'", "'./client.js'");
    expect(migrated(own)).toBe(own);
    expect(migrated(CLIENT, 'made.js')).toContain(
      'prompts: {}, sampling: {}, resources: { subscribe: true }, tools: {}',
    );
    expect(migrated(CLIENT.replace('tools: {}', 'tools: toolsOf()'))).toContain('{ sampling: {}, tools: toolsOf() }');
  });
});
