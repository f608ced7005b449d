export * from '@modelcontextprotocol/sdk/shared/protocol.js';
export type { AnySchema } from '@modelcontextprotocol/sdk/server/zod-compat.js';
