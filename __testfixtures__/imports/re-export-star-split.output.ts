// TODO(mcp-v2/removed/tasks): RequestTaskStore: part of the experimental tasks API, which v2 removed (SEP-2663); left on v1, where it does not work with v2 objects. Remove the task flow or keep this part on v1. Also: TaskRequestOptions: part of the experimental tasks API, which v2 removed (SEP-2663); left on v1, where it does not work with v2 objects. Remove the task flow or keep this part on v1.
export {
  type RequestTaskStore,
  type TaskRequestOptions,
} from '@modelcontextprotocol/sdk/shared/protocol.js';
export {
  DEFAULT_REQUEST_TIMEOUT_MSEC,
  Protocol,
  mergeCapabilities,
  type NotificationOptions,
  type ProgressCallback,
  type ProtocolOptions,
  type ServerContext as RequestHandlerExtra,
  type RequestOptions,
} from '@modelcontextprotocol/server';
export type { ZodType as AnySchema } from 'zod';
