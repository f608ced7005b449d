// Arguments for a tool, made from its input schema: some that fit, and some that break one rule each.

/** How deep a schema is followed; what is generated for one that contains itself would have no end. */
const DEPTH = 4;

/** Values of each kind of JSON value: for "a wrong type" all but those of the right one. */
const SAMPLES = { string: 'text', number: 1.5, boolean: true, null: null, array: ['text'], object: { text: 'text' } };

/**
 * Generates arguments from a tool's input schema, the same ones for the same schema.
 * @param {object} schema a JSON schema
 * @returns {{ label: string, value: unknown }[]} the label says what is tried, `path` first
 */
export function argumentsFor(schema) {
  const whole = sample(schema, schema, 'all', 0);
  const cases = [
    { label: 'everything', value: whole },
    { label: 'what is required', value: sample(schema, schema, 'required', 0) },
    ...variants(schema, schema, 0).map(({ label, value }) => ({ label, value })),
  ];
  // The empty object too, and what is no object at all.
  cases.push({ label: 'empty', value: {} });
  const seen = new Set();
  return cases.filter(({ value }) => {
    const text = JSON.stringify(value) ?? 'undefined';
    return !seen.has(text) && seen.add(text);
  });
}

/** A schema without `$ref`, `allOf` of one, and with the branch of an `anyOf` that says most. */
function plain(schema, root) {
  if (typeof schema !== 'object' || schema === null) return {};
  if (typeof schema.$ref === 'string') {
    const keys = schema.$ref.replace(/^#\/?/, '').split('/').filter(Boolean);
    return plain(
      keys.reduce((at, key) => at?.[key.replaceAll('~1', '/').replaceAll('~0', '~')], root),
      root,
    );
  }
  if (Array.isArray(schema.allOf)) {
    const parts = schema.allOf.map((part) => plain(part, root));
    const properties = Object.assign({}, ...parts.map((part) => part.properties ?? {}));
    const required = parts.flatMap((part) => part.required ?? []);
    return Object.assign({}, ...parts, { properties, required });
  }
  return schema;
}

function branches(schema) {
  return schema.anyOf ?? schema.oneOf ?? [];
}

function typeOf(schema) {
  if (Array.isArray(schema.type)) return schema.type.find((type) => type !== 'null') ?? 'null';
  if (schema.type) return schema.type;
  if (schema.properties) return 'object';
  return undefined;
}

/** A value that fits. `mode` is whether optional properties are in it. */
function sample(input, root, mode, depth) {
  const schema = plain(input, root);
  if ('const' in schema) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  const [branch] = branches(schema);
  if (branch !== undefined) {
    const value = sample(branch, root, mode, depth + 1);
    // `z.intersection` and the like have properties beside the branches.
    return schema.properties && typeof value === 'object' && value !== null
      ? { ...objectOf(schema, root, mode, depth), ...value }
      : value;
  }
  switch (typeOf(schema)) {
    case 'string':
      return stringOf(schema);
    case 'integer':
    case 'number':
      return numberOf(schema);
    case 'boolean':
      return true;
    case 'null':
      return null;
    case 'array':
      return arrayOf(schema, root, mode, depth);
    case 'object':
      return objectOf(schema, root, mode, depth);
    default:
      return 'anything';
  }
}

const FORMATS = {
  uri: 'https://example.com/a',
  url: 'https://example.com/a',
  email: 'a@example.com',
  uuid: '123e4567-e89b-42d3-a456-426614174000',
  'date-time': '2026-01-02T03:04:05Z',
  date: '2026-01-02',
  time: '03:04:05Z',
  ipv4: '192.0.2.1',
};

function stringOf(schema) {
  if (FORMATS[schema.format]) return FORMATS[schema.format];
  for (const text of ['a', 'abc', 'A', '1', 'abc-1', '#ffffff', 'a1b2c3', '2026-01-02'])
    if (schema.pattern && text.length >= (schema.minLength ?? 0) && new RegExp(schema.pattern, 'u').test(text))
      return text;
  return 'a'.repeat(Math.max(1, schema.minLength ?? 1));
}

function numberOf(schema) {
  const step = typeOf(schema) === 'integer' ? 1 : 0.5;
  if (typeof schema.minimum === 'number') return schema.minimum;
  if (typeof schema.exclusiveMinimum === 'number') return schema.exclusiveMinimum + step;
  if (typeof schema.maximum === 'number') return Math.min(1, schema.maximum);
  return schema.multipleOf ?? 1;
}

function arrayOf(schema, root, mode, depth) {
  const tuple = schema.prefixItems ?? (Array.isArray(schema.items) ? schema.items : undefined);
  if (tuple) return tuple.map((item) => sample(item, root, mode, depth + 1));
  const count = Math.max(schema.minItems ?? 0, depth < DEPTH ? 1 : 0);
  return Array.from({ length: count }, () => sample(schema.items ?? {}, root, mode, depth + 1));
}

function objectOf(schema, root, mode, depth) {
  const required = new Set(schema.required ?? []);
  const result = {};
  for (const [key, property] of Object.entries(schema.properties ?? {}))
    if (required.has(key) || (mode === 'all' && depth < DEPTH)) result[key] = sample(property, root, mode, depth + 1);
  const more = schema.additionalProperties;
  if (!schema.properties && typeof more === 'object' && depth < DEPTH)
    result[schema.propertyNames?.enum?.[0] ?? 'key'] = sample(more, root, mode, depth + 1);
  return result;
}

/** Values that differ in one point from one that fits. */
function variants(input, root, depth) {
  const schema = plain(input, root);
  const type = typeOf(schema);
  const found = [];
  const add = (label, value) => found.push({ label, value });
  if (depth >= DEPTH) return found;
  for (const [kind, value] of Object.entries(SAMPLES)) add(`${kind} in place of ${type ?? 'anything'}`, value);
  branches(schema).forEach((branch, index) => {
    add(`branch ${index + 1}`, sample(branch, root, 'all', depth + 1));
    for (const { label, value } of variants(branch, root, depth + 1)) add(`branch ${index + 1}: ${label}`, value);
  });
  for (const value of schema.enum ?? []) add(`enum ${JSON.stringify(value)}`, value);
  if (schema.enum || 'const' in schema) add('not one of them', 'no such value');
  if (type === 'string') {
    for (const text of ['', '12', 'true', ' a ', 'not-a-format', '2026-01-02', 'https://example.com', 'a@example.com'])
      add(`text ${JSON.stringify(text)}`, text);
    if (schema.minLength > 0) add('too short', 'a'.repeat(schema.minLength - 1));
    if (schema.maxLength < 10_000) {
      add('as long as may be', 'a'.repeat(schema.maxLength));
      add('too long', 'a'.repeat(schema.maxLength + 1));
    }
  }
  if (type === 'number' || type === 'integer') {
    for (const number of [0, -1, 1, 0.5, 1e9, '1', '']) add(`number ${JSON.stringify(number)}`, number);
    for (const key of ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'])
      if (typeof schema[key] === 'number') for (const step of [-1, 0, 1]) add(`${key} ${step}`, schema[key] + step);
    if (schema.multipleOf) add('between two multiples', schema.multipleOf * 1.5);
  }
  if (type === 'array') {
    const list = arrayOf(schema, root, 'all', depth);
    const one = list[0] ?? 'text';
    add('empty list', []);
    for (const count of [1, (schema.minItems ?? 1) - 1, schema.maxItems, (schema.maxItems ?? 2) + 1])
      if (count > 0 && count < 100)
        add(
          `${count} items`,
          Array.from({ length: count }, (_, i) => list[i] ?? one),
        );
    const items = Array.isArray(schema.items) ? schema.items[0] : (schema.prefixItems?.[0] ?? schema.items);
    if (items)
      for (const { label, value } of variants(items, root, depth + 1)) add(`[0] ${label}`, [value, ...list.slice(1)]);
  }
  if (type === 'object') objectVariants(schema, root, depth, add);
  return found;
}

function objectVariants(schema, root, depth, add) {
  const whole = objectOf(schema, root, 'all', depth);
  const without = (key) => Object.fromEntries(Object.entries(whole).filter(([name]) => name !== key));
  add('an extra property', { ...whole, surplus: 'text' });
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    add(`without ${key}`, without(key));
    add(`${key} is null`, { ...whole, [key]: null });
    for (const { label, value } of variants(property, root, depth + 1))
      add(`${key}: ${label}`, { ...whole, [key]: value });
  }
  const more = schema.additionalProperties;
  if (typeof more === 'object')
    for (const { label, value } of variants(more, root, depth + 1))
      add(`any key: ${label}`, { ...whole, other: value });
}
