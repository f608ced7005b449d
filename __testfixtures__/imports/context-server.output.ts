import type {
  ServerContext as RequestHandlerExtra,
  CallToolResult,
  ServerNotification,
} from '@modelcontextprotocol/server';

export type ToolExtra = RequestHandlerExtra;
export type Handler<A> = (args: A, extra: RequestHandlerExtra) => CallToolResult;

export interface Context extends RequestHandlerExtra {
  tenant: string;
}

export async function notify(
  extra: Pick<RequestHandlerExtra, 'sessionId'>,
  notification: ServerNotification,
): Promise<void> {
  console.error(extra, notification.method);
}
