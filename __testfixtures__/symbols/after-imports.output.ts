// `--transform imports` ran here before; the aliases it left go now.
import {
  Client,
  ProtocolErrorCode,
  ProtocolError,
  SdkHttpError,
  type ClientContext,
} from '@modelcontextprotocol/client';
import { ToolSchema } from '@modelcontextprotocol/core';

export function classify(client: Client, error: unknown, extra?: ClientContext): string {
  if (error instanceof SdkHttpError) return `HTTP: ${error.message}`;
  if (error instanceof ProtocolError && error.code === ProtocolErrorCode.InvalidParams) return 'ours';
  return ToolSchema.safeParse(error).success ? 'a tool' : `${client.getServerVersion()?.name} ${extra}`;
}
