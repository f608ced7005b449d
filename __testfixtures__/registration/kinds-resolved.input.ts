import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { ToolAnnotations } from '@modelcontextprotocol/sdk/types.js';
import * as z from 'zod';

const PREFIX = 'Finds ';
const READ: ToolAnnotations = { readOnlyHint: true };
const Texts = { list: 'Lists things', find: `${PREFIX}things` } as const;
enum Words {
  Drop = 'Drops things',
}

interface Definition {
  name: string;
  description: string;
  shape: z.ZodRawShape;
  hints: ToolAnnotations;
}

const done = async () => ({ content: [] });

export class Registry {
  private readonly label = 'Labelled';

  constructor(private readonly mcp: McpServer) {}

  add(name: string, description: string, shape: z.ZodRawShape, callback: () => Promise<{ content: [] }>) {
    this.mcp.tool(name, description, shape, callback);
  }

  all(definitions: Definition[], { name, hints }: Definition) {
    this.mcp.tool('list', Texts.list, READ, done);
    this.mcp.tool('find', Texts.find, done);
    this.mcp.tool('drop', Words.Drop, done);
    this.mcp.tool('sum', PREFIX + 'sums', { a: z.number() }, done);
    this.mcp.tool('label', this.label, done);
    this.mcp.tool(name, hints, done);
    for (const definition of definitions) {
      this.mcp.tool(definition.name, definition.description, definition.shape, definition.hints, done);
      this.mcp.tool(definition.name, definition.description, definition.shape, done);
    }
    definitions.forEach(({ name, shape, hints }) => this.mcp.tool(name, shape, hints, done));
  }
}
