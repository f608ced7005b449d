// Errors
export {
  // what handlers throw
  ProtocolError as McpError,
  ProtocolErrorCode as ErrorCode, // with a code
} from '@modelcontextprotocol/server'; // keep in step with the README

/* Schemas */ export { ToolSchema } from '@modelcontextprotocol/core';
