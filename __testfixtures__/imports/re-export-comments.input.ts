// Errors
export {
  // what handlers throw
  McpError,
  ErrorCode, // with a code
} from '@modelcontextprotocol/sdk/types.js'; // keep in step with the README

/* Schemas */ export { ToolSchema } from '@modelcontextprotocol/sdk/types.js';
