import type { McpServer, RegisteredTool, CallToolResult, ToolAnnotations } from '@modelcontextprotocol/server';
import { z } from 'zod';
import type { ZodRawShape } from 'zod';

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
    // TODO(mcp-v2/context): Environment expects signal on the handler's context that callers hand in; v2 has mcpReq.signal.
    this.registered = (
      server.registerTool as (
        name: string,
        config: { inputSchema?: z.ZodObject<ZodRawShape>; outputSchema?: z.ZodObject<ZodRawShape>; annotations?: ToolAnnotations },
        callback: (args: z.infer<z.ZodObject<ZodRawShape>>, environment: Environment) => Promise<CallToolResult>,
      ) => RegisteredTool
    )(
      this.name,
      {
        inputSchema: z.object(this.shape),
        outputSchema: this.output && z.object(this.output),
        annotations: this.annotations,
      },
      this.invoke.bind(this),
    );
  }

  abstract execute(args: Record<string, unknown>, environment: Environment): Promise<CallToolResult>;

  async invoke(args: Record<string, unknown>, environment: Environment): Promise<CallToolResult> {
    return this.execute(args, environment);
  }
}
