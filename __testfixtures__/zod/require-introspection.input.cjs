const { McpServer } = require('@modelcontextprotocol/sdk/server/mcp.js');
const { z } = require('zod/v3');

const server = new McpServer({ name: 'example', version: '1.0.0' });

function json(schema) {
  if (schema instanceof z.ZodEnum) return { enum: schema._def.values };
  if (schema instanceof z.ZodOptional) return json(schema.unwrap());
  const min = schema instanceof z.ZodNumber && schema._def.checks.find((check) => check.kind === 'min');
  const { typeName } = schema._def;
  if (typeName === 'ZodBranded') return json(schema._def.type);
  return { type: typeName === 'ZodObject' ? 'object' : 'other', min };
}

module.exports = { json, server };
