import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { z } from 'zod/v3';
import { zodToJsonSchema } from 'zod-to-json-schema';

const names = (list: object) => Object.keys(list) as [string, ...string[]];
const Base = z.object({ a: z.string().regex(/^a/), kind: z.enum(names({ x: 1, y: 2 })) });
const Plain = Base.extend({ b: z.array(Base.shape.a).min(1), c: z.lazy(() => Base).optional() });
const Dates = Base.extend({ from: z.coerce.date() });
const Sets = z.object({ tags: z.preprocess((value) => new Set(value as object[]), z.set(Base)) });

const convert = (schema: z.ZodTypeAny) => zodToJsonSchema(schema);

export const schemas = [zodToJsonSchema(Plain), zodToJsonSchema(Dates), zodToJsonSchema(Sets), convert(Plain)];
export const server = new Server({ name: 'example', version: '1.0.0' }, { capabilities: { tools: {} } });
