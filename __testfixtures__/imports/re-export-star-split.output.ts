// TODO(mcp-v2/export-star): v1's shared/protocol became @modelcontextprotocol/server, which export more than it did; list the names you mean to export. Not exported any more: RequestTaskStore, TaskRequestOptions.
export * from '@modelcontextprotocol/server';
export { type ServerContext as RequestHandlerExtra } from '@modelcontextprotocol/server';
export type { ZodType as AnySchema } from 'zod';
