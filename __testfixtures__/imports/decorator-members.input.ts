import * as sdk from '@modelcontextprotocol/sdk/types.js';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';

declare const Handles: (schema: { parse(value: unknown): unknown }) => MethodDecorator;
declare const Throws: (...errors: (abstract new (...args: never[]) => Error)[]) => MethodDecorator & PropertyDecorator;
declare const Param: (schema?: unknown) => ParameterDecorator;
declare const Sealed: <T extends typeof Server>(base: T) => ClassDecorator;

@Sealed(Server)
export default class Handlers {
  @Throws(sdk.McpError) transport?: Transport;

  @Handles(sdk.ListToolsRequestSchema)
  list(@Param() _request: unknown): sdk.ListToolsResult {
    return { tools: [] };
  }

  @Handles(sdk.CallToolRequestSchema)
  @Throws(sdk.McpError)
  call(@Param(sdk.CallToolRequestSchema) request: sdk.CallToolRequest): sdk.CallToolResult {
    throw new sdk.McpError(sdk.ErrorCode.MethodNotFound, request.params.name);
  }
}
