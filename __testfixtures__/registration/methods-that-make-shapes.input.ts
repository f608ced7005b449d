import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';

interface Input {
  name: string;
  required?: boolean;
}

export class Registry {
  private readonly server = new McpServer({ name: 'registry', version: '1.0.0' });

  tool(name: string, description: string, inputs: Input[]): this {
    const inputSchema = this.shapeOf(inputs);
    this.server.tool(name, description, inputSchema, async (params: any) => ({
      content: [{ type: 'text', text: JSON.stringify(params) }],
    }));
    return this;
  }

  hinted(name: string, description: string): this {
    this.server.tool(name, description, this.hints(), async () => ({ content: [] }));
    return this;
  }

  private hints() {
    return { readOnlyHint: true };
  }

  private shapeOf(inputs: Input[]): Record<string, z.ZodSchema> {
    const shape: Record<string, z.ZodSchema> = {};
    for (const { name, required } of inputs) shape[name] = required ? z.string() : z.string().optional();
    return shape;
  }
}
