import { type Tool } from '@modelcontextprotocol/server';
import { ToolSchema } from '@modelcontextprotocol/core';
import type { z } from 'zod';

type Property = {
  type: string;
  default?: unknown;
  items?: Property;
};

type ActorSchema = {
  type: string;
  properties: Record<string, Property>;
};

type PlainSchema = {
  type: 'object';
  properties: Record<string, { type: string }>;
};

type ToolBase = z.infer<typeof ToolSchema> & { call: () => void };

function build(input: ActorSchema) {
  const working = structuredClone(input);
  return { inputSchema: working };
}

export function tools(actor: ActorSchema, plain: PlainSchema) {
  const { inputSchema } = build(actor);
  const own = {
    name: 'own',
    inputSchema,
  } as unknown as ToolBase;
  const cast = { name: 'cast', inputSchema: actor } as unknown as ToolBase;
  const simple = { name: 'simple', inputSchema: plain } as Tool;
  const other = { name: 'other', inputSchema: actor } as { name: string };
  return [own, cast, simple, other];
}
