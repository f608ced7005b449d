import * as sdk from '@modelcontextprotocol/server';
import { Server } from '@modelcontextprotocol/server';
import type { Transport } from '@modelcontextprotocol/server';
import { ListToolsRequestSchema, CallToolRequestSchema } from '@modelcontextprotocol/core';

declare const Handles: (schema: { parse(value: unknown): unknown }) => MethodDecorator;
declare const Throws: (...errors: (abstract new (...args: never[]) => Error)[]) => MethodDecorator & PropertyDecorator;
declare const Param: (schema?: unknown) => ParameterDecorator;
declare const Sealed: <T extends typeof Server>(base: T) => ClassDecorator;

@Sealed(Server)
export default class Handlers {
  @Throws(sdk.ProtocolError) transport?: Transport;

  @Handles(ListToolsRequestSchema)
  list(@Param() _request: unknown): sdk.ListToolsResult {
    return { tools: [] };
  }

  @Handles(CallToolRequestSchema)
  @Throws(sdk.ProtocolError)
  call(@Param(CallToolRequestSchema) request: sdk.CallToolRequest): sdk.CallToolResult {
    throw new sdk.ProtocolError(sdk.ProtocolErrorCode.MethodNotFound, request.params.name);
  }
}
