const { McpServer } = require('@modelcontextprotocol/server');
const { z } = require('zod');

const server = new McpServer({ name: 'example', version: '1.0.0' });

function json(schema) {
  if (schema instanceof z.ZodEnum) return { enum: schema.options };
  if (schema instanceof z.ZodOptional) return json(schema.unwrap());
  const min = schema instanceof z.ZodNumber && (schema._def.checks ?? []).find((check) => (check._zod.def.format ?? check._zod.def.check) === 'greater_than');
  const { type: typeName } = schema._def;
  // TODO(mcp-v2/zod/introspection): a schema with a brand is the schema itself in zod 4, so that nothing is a ZodBranded: remove what is done for it.
  if (typeName === 'ZodBranded') return json(schema._def.type);
  return { type: typeName === 'object' ? 'object' : 'other', min };
}

module.exports = { json, server };
