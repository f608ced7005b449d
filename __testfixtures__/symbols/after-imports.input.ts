// `--transform imports` ran here before; the aliases it left go now.
import {
  Client,
  ProtocolErrorCode as ErrorCode,
  ProtocolError as McpError,
  SdkHttpError as StreamableHTTPError,
  type ClientContext as RequestHandlerExtra,
} from '@modelcontextprotocol/client';
import { ToolSchema } from '@modelcontextprotocol/core';

export function classify(client: Client, error: unknown, extra?: RequestHandlerExtra): string {
  if (error instanceof StreamableHTTPError) return `HTTP: ${error.message}`;
  if (error instanceof McpError && error.code === ErrorCode.InvalidParams) return 'ours';
  return ToolSchema.safeParse(error).success ? 'a tool' : `${client.getServerVersion()?.name} ${extra}`;
}
