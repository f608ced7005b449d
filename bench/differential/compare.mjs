// What a server tells before and after a migration, side by side.
import { createRequire } from 'node:module';
import { argumentsFor } from './arguments.mjs';

const require = createRequire(import.meta.url);

/**
 * Compares two listings: the same names with the same words. Input and output schemas are compared by what they accept,
 * for the two generations write the same schema in different dialects.
 * @returns {string[]} one line for each difference
 */
export function compareListings(before, after) {
  const differences = [];
  const same = (what, a, b) => {
    if (JSON.stringify(a) !== JSON.stringify(b))
      differences.push(`${what}: ${JSON.stringify(a)?.slice(0, 300)} → ${JSON.stringify(b)?.slice(0, 300)}`);
  };
  same('server', before.server, after.server);
  same('instructions', before.instructions, after.instructions);
  for (const kind of ['tools', 'prompts', 'resources', 'resourceTemplates']) {
    // v2's client lists nothing where a server does not keep a list; v1's fails.
    const [a, b] = [before[kind] ?? [], after[kind] ?? []];
    const name = (item) => item.name;
    same(kind, a.map(name), b.map(name));
    for (const item of a) {
      const other = b.find((each) => each.name === item.name && each.uri === item.uri);
      if (other) same(`${kind}/${item.name}`, words(item), words(withoutGains(item, other)));
    }
  }
  for (const tool of before.tools ?? []) {
    const other = after.tools?.find((each) => each.name === tool.name);
    if (!other) continue;
    for (const key of ['inputSchema', 'outputSchema']) {
      if (!tool[key] !== !other[key]) differences.push(`tools/${tool.name} ${key}: only one of them has it`);
      else if (tool[key]) differences.push(...compareSchemas(`tools/${tool.name} ${key}`, tool[key], other[key]));
    }
  }
  return differences;
}

/** All that a client reads of an item but its schemas; keys in one order, and without v1's tasks, which v2 dropped. */
function words(item) {
  const { inputSchema, outputSchema, execution, ...rest } = item;
  return sorted({ ...rest, described: descriptions(inputSchema), returns: descriptions(outputSchema) });
}

/** v1 loses the description of an optional argument of a prompt; that v2 keeps it is no harm. */
function withoutGains(before, after) {
  if (!Array.isArray(before.arguments) || !Array.isArray(after.arguments)) return after;
  const described = new Set(before.arguments.filter((each) => 'description' in each).map(({ name }) => name));
  const kept = ({ description, ...rest }) => (described.has(rest.name) ? { ...rest, description } : rest);
  return { ...after, arguments: after.arguments.map(kept) };
}

function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  );
}

/** The descriptions and defaults of properties, by path: models read those. */
function descriptions(schema, path = '', found = {}) {
  if (typeof schema !== 'object' || schema === null) return found;
  if (typeof schema.description === 'string') found[path] = schema.description;
  if ('default' in schema) found[`${path} default`] = schema.default;
  for (const [key, property] of Object.entries(schema.properties ?? {}))
    descriptions(property, `${path}.${key}`, found);
  if (schema.items && !Array.isArray(schema.items)) descriptions(schema.items, `${path}[]`, found);
  return found;
}

/** What the listed schemas accept, as a client that checks its arguments against them finds out. */
export function compareSchemas(what, before, after) {
  const check = [before, after].map(validatorOf);
  const differences = [];
  for (const { label, value } of [...argumentsFor(before), ...argumentsFor(after)]) {
    const [a, b] = check.map((accepts) => accepts(value));
    if (a !== b) differences.push(`${what}: ${label} ${JSON.stringify(value)}: ${word(a)} → ${word(b)}`);
  }
  return [...new Set(differences)];
}

const word = (accepted) => (accepted ? 'accepted' : 'rejected');

function validatorOf(schema) {
  const draft = /2020-12/.test(schema.$schema ?? '') || !schema.$schema ? require('ajv/dist/2020.js') : require('ajv');
  const ajv = new draft.default({ strict: false, validateFormats: true, logger: false });
  require('ajv-formats').default(ajv);
  const { $schema, ...rest } = schema;
  return ajv.compile(open(rest));
}

/**
 * A schema that lets more properties in. zod-to-json-schema, which v1 uses for zod 3, closes every `z.object()`, which
 * takes more properties and drops them; the converter of zod 4 does not. Strict objects are told apart by calling.
 */
function open(schema) {
  if (Array.isArray(schema)) return schema.map(open);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key, value]) => key !== 'additionalProperties' || value !== false)
      .map(([key, value]) => [key, open(value)]),
  );
}

/**
 * Calls every tool and gets every prompt with the same arguments on both sides, and reads every resource.
 * @param {{ skip?: readonly string[], answers?: boolean, most?: number }} options `skip` names tools that are not to be
 *   called and resources that are not to be read; `answers` is whether the texts that accepted arguments are answered
 *   with must be the same too; `most` is how many arguments are tried for each
 * @returns {Promise<{ tried: Record<string, number>, differences: string[] }>}
 */
export async function compareCalls(before, after, listing, { skip = [], answers = false, most = 400 } = {}) {
  const differences = [];
  const tried = { accepted: 0, rejected: 0, silent: 0 };
  const attempt = async (kind, name, { label, value }) => {
    const [a, b] = [await before.try(kind, name, value), await after.try(kind, name, value)];
    tried[a.verdict]++;
    const differs = (what) => differences.push(`${kind} ${name}: ${label} ${JSON.stringify(value)}: ${what}`);
    const text = (side) => side.text.slice(0, 200);
    if (a.verdict !== b.verdict) differs(`${a.verdict} → ${b.verdict} (${text(b.verdict === 'rejected' ? b : a)})`);
    else if (a.failed !== b.failed)
      differs(`${a.failed ? 'fails' : 'works'} → ${b.failed ? 'fails' : 'works'} (${text(b.failed ? b : a)})`);
    else if (answers && a.verdict === 'accepted' && a.text !== b.text) differs(`${text(a)} → ${text(b)}`);
  };
  const objects = (cases) =>
    cases.filter(({ value }) => typeof value === 'object' && value !== null && !Array.isArray(value)).slice(0, most);
  for (const tool of listing.tools ?? [])
    if (!skip.includes(tool.name))
      for (const each of objects(argumentsFor(tool.inputSchema))) await attempt('tool', tool.name, each);
  for (const prompt of listing.prompts ?? [])
    for (const each of objects(argumentsFor(promptSchema(prompt)))) await attempt('prompt', prompt.name, each);
  // A list may name one twice.
  const resources = new Map((listing.resources ?? []).map(({ uri, name }) => [uri, name]));
  for (const [uri, name] of resources)
    if (!skip.includes(name)) await attempt('resource', name, { label: 'read', value: { uri } });
  return { tried, differences };
}

/** A prompt's arguments are texts. */
function promptSchema({ arguments: args = [] }) {
  return {
    type: 'object',
    properties: Object.fromEntries(args.map(({ name }) => [name, { type: 'string' }])),
    required: args.filter(({ required }) => required).map(({ name }) => name),
  };
}
