import { Server } from '@modelcontextprotocol/server';
import { z } from 'zod';

const names = (list: object) => Object.keys(list) as [string, ...string[]];
const Base = z.object({ a: z.string().regex(/^a/), kind: z.enum(names({ x: 1, y: 2 })) });
const Plain = Base.extend({ b: z.array(Base.shape.a).min(1), c: z.lazy(() => Base).optional() });
const Dates = Base.extend({ from: z.any().meta({ type: 'string', format: 'date-time' }).pipe(z.coerce.date()) });
// TODO(mcp-v2/zod/unlisted): zod 4 has no JSON Schema for z.set(), and z.toJSONSchema() throws, or says nothing of it with unrepresentable: 'any'; take what JSON can say, and .transform() it, or tell what comes in: z.any().meta({ type: … }).pipe(…).
const Sets = z.object({ tags: z.preprocess((value) => new Set(value as object[]), z.set(Base)) });

const convert = (schema: z.ZodTypeAny) => z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12', unrepresentable: 'any' });

export const schemas = [z.toJSONSchema(Plain, { io: 'input', target: 'draft-2020-12' }), z.toJSONSchema(Dates, { io: 'input', target: 'draft-2020-12', unrepresentable: 'any' }), z.toJSONSchema(Sets, { io: 'input', target: 'draft-2020-12', unrepresentable: 'any' }), convert(Plain)];
export const server = new Server({ name: 'example', version: '1.0.0' }, { capabilities: { tools: {} } });
