import type { ListToolsResult, Tool } from '@modelcontextprotocol/sdk/types.js';

interface Schema {
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
}

interface Open {
  properties?: Record<string, unknown>;
}

function render(schema: Schema, indent: number): string {
  return ' '.repeat(indent) + Object.keys(schema.properties ?? {}).join(', ');
}

const keys = (schema: Open): string[] => Object.keys(schema.properties ?? {});

export function show(tool: Tool, tools: Tool[], result: ListToolsResult): string[] {
  const { inputSchema } = tool;
  const next = tools.find((one) => one.name === 'next');
  if (!next) return keys(tool.inputSchema);
  const cast = render(next.inputSchema as unknown as Schema, 2);
  const own = render(inputSchema, 0);
  const others = [render(next.inputSchema, 2), render(tool.inputSchema, 4)];
  return [own, ...others, cast, result.tools[0]!.name];
}
