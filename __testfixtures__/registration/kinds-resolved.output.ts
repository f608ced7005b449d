import type { McpServer, ToolAnnotations } from '@modelcontextprotocol/server';
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
    this.mcp.registerTool(name, { description, inputSchema: z.object(shape) }, callback);
  }

  all(definitions: Definition[], { name, hints }: Definition) {
    this.mcp.registerTool('list', { description: Texts.list, annotations: READ }, done);
    this.mcp.registerTool('find', { description: Texts.find }, done);
    this.mcp.registerTool('drop', { description: Words.Drop }, done);
    this.mcp.registerTool('sum', { description: PREFIX + 'sums', inputSchema: z.object({ a: z.number() }) }, done);
    this.mcp.registerTool('label', { description: this.label }, done);
    this.mcp.registerTool(name, { annotations: hints }, done);
    for (const definition of definitions) {
      this.mcp.registerTool(
        definition.name,
        {
          description: definition.description,
          inputSchema: z.object(definition.shape),
          annotations: definition.hints,
        },
        done,
      );
      this.mcp.registerTool(
        definition.name,
        {
          description: definition.description,
          inputSchema: z.object(definition.shape),
        },
        done,
      );
    }
    definitions.forEach(({ name, shape, hints }) =>
      this.mcp.registerTool(name, { inputSchema: z.object(shape), annotations: hints }, done),
    );
  }
}
