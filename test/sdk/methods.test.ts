// The table of methods against the packages it was read off: v1's schemas and their `method` literals at run time, and
// v2's unions of method names in its types.
import * as v1 from '@modelcontextprotocol/sdk/types.js';
import { describe, expect, it } from 'vitest';
import { methodOfSchema, SPEC_METHODS, schemaFit, specMethod } from '../../src/sdk/methods.js';
import { verdictFor } from '../../src/sdk/verdicts.js';
import { typecheck } from '../support/typescript.js';

/** Every constant of v1's types module that is the schema of one method. */
const literals = Object.entries(v1).flatMap(([name, value]) => {
  const method = (value as any)?.shape?.method?.value;
  return typeof method === 'string' ? [[name, method] as const] : [];
});
const entries = Object.values(SPEC_METHODS);

describe('the table of methods', () => {
  it('has the method of every request and notification schema of v1, and no other', () => {
    expect(Object.fromEntries(Object.entries(SPEC_METHODS).map(([name, { method }]) => [name, method]))).toEqual(
      Object.fromEntries(literals),
    );
  });

  it.each(literals)('%s says what it is', (name, method) => {
    const entry = methodOfSchema(name)!;
    expect(entry.kind).toBe(name.endsWith('NotificationSchema') ? 'notification' : 'request');
    expect(specMethod(method)).toBe(entry);
    if (entry.kind === 'notification') expect(entry.result).toBeUndefined();
    else expect(verdictFor('types', entry.resultSchema!)).toMatchObject({ kind: 'moved', name: entry.resultSchema });
    expect(entry.task ?? false).toBe(method.includes('tasks/'));
  });

  it('agrees with the unions and results of v2', () => {
    const union = (kind: string, all: typeof entries) =>
      `export const all${kind}: Record<Exclude<${kind}, New>, true> = ${JSON.stringify(Object.fromEntries(all.map(({ method }) => [method, true])))};`;
    const real = entries.filter((entry) => !entry.task);
    const lines = [
      "import type { Client, NotificationMethod, RequestMethod } from '@modelcontextprotocol/client';",
      `import type { ${[...new Set(real.flatMap(({ result }) => result ?? []))].join(', ')} } from '@modelcontextprotocol/client';`,
      '// Methods of the 2026-07-28 revision, which v1 never had.',
      "type New = 'server/discover' | 'subscriptions/listen' | 'notifications/subscriptions/acknowledged';",
      union(
        'RequestMethod',
        real.filter(({ kind }) => kind === 'request'),
      ),
      union(
        'NotificationMethod',
        real.filter(({ kind }) => kind === 'notification'),
      ),
      'export async function results(client: Client) {',
      ...real.flatMap(({ method, result }, index) =>
        result && method !== 'sampling/createMessage'
          ? [`const r${index}: ${result} = await client.request({ method: '${method}' }); void r${index};`]
          : [],
      ),
      '}',
    ];
    expect(typecheck({ 'methods.ts': lines.join('\n') })).toEqual([]);
  });
});

describe('which result schema goes with a method', () => {
  it.each([
    ['tools/list', 'ListToolsResultSchema', 'own'],
    ['ping', 'EmptyResultSchema', 'own'],
    ['sampling/createMessage', 'CreateMessageResultSchema', 'own'],
    ['sampling/createMessage', 'CreateMessageResultWithToolsSchema', 'own'],
    ['tools/call', 'CompatibilityCallToolResultSchema', 'loose'],
    ['tools/call', 'ResultSchema', 'loose'],
    ['tools/list', 'ListPromptsResultSchema', 'foreign'],
    ['acme/search', 'ListToolsResultSchema', undefined],
    ['notifications/message', 'EmptyResultSchema', undefined],
    ['tools/list', 'ToolSchema', undefined],
  ])('%s with %s: %s', (method, schema, fit) => {
    expect(schemaFit(method, schema)).toBe(fit);
  });
});
