import type { ServerContext, CallToolResult, ServerNotification } from '@modelcontextprotocol/server';

export type ToolExtra = ServerContext;
export type Handler<A> = (args: A, extra: ServerContext) => CallToolResult;

export interface Context extends ServerContext {
  tenant: string;
}

export async function notify(
  extra: Pick<ServerContext, 'sessionId'>,
  notification: ServerNotification,
): Promise<void> {
  console.error(extra, notification.method);
}
