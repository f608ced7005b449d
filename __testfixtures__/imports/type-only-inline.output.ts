import {
  type Client,
  type ClientOptions,
  type CallToolResult,
  type Tool,
  type OAuthClientProvider,
  UnauthorizedError,
  auth,
} from '@modelcontextprotocol/client';
import { CallToolResultSchema } from '@modelcontextprotocol/core';

export type Options = ClientOptions & { provider?: OAuthClientProvider };
export type ToolNames<T extends readonly Tool[]> = T[number]['name'];
type Call = Client['callTool'];

export const isResult = (value: unknown): value is CallToolResult => CallToolResultSchema.safeParse(value).success;

export async function login(provider: OAuthClientProvider, serverUrl: string): Promise<boolean> {
  try {
    return (await auth(provider, { serverUrl })) === 'AUTHORIZED';
  } catch (error) {
    if (error instanceof UnauthorizedError) return false;
    throw error;
  }
}

export const bind = (client: Client): Call => client.callTool.bind(client) as Call;
