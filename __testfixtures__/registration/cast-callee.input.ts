import type { McpServer, RegisteredTool } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { CallToolResult, ToolAnnotations } from '@modelcontextprotocol/sdk/types.js';
import { z, type ZodRawShape } from 'zod';

interface Environment {
  signal: AbortSignal;
}

export abstract class BaseTool {
  protected abstract name: string;
  protected abstract shape: ZodRawShape;
  protected output?: ZodRawShape;
  protected annotations: ToolAnnotations = {};
  protected registered: RegisteredTool | undefined;

  register(server: McpServer): void {
    // The cast spares the compiler the types of the shape.
    this.registered = (
      server.registerTool as (
        name: string,
        config: { inputSchema?: ZodRawShape; outputSchema?: ZodRawShape; annotations?: ToolAnnotations },
        callback: (args: Record<string, unknown>, environment: Environment) => Promise<CallToolResult>,
      ) => RegisteredTool
    )(
      this.name,
      { inputSchema: this.shape, outputSchema: this.output, annotations: this.annotations },
      this.invoke.bind(this),
    );
    // biome-ignore lint/suspicious/noExplicitAny: the same
    (server.registerTool as any)('plain', { inputSchema: { a: z.string() } }, async () => ({ content: [] }));
  }

  abstract execute(args: Record<string, unknown>, environment: Environment): Promise<CallToolResult>;

  async invoke(args: Record<string, unknown>, environment: Environment): Promise<CallToolResult> {
    return this.execute(args, environment);
  }
}
