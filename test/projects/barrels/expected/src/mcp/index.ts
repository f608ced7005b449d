export { McpServer } from '@modelcontextprotocol/server';
export {
  ProtocolErrorCode as ErrorCode,
  ProtocolError as McpError,
  ProtocolError as ProtocolFailure,
} from '@modelcontextprotocol/server';
export type { ServerContext as RequestHandlerExtra } from '@modelcontextprotocol/server';
export type { ServerNotification, ServerRequest } from '@modelcontextprotocol/server';
export * from './stdio';
