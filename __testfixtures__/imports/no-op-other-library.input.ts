// fastmcp has errors of its own; that it wraps @modelcontextprotocol/sdk is its business.
import { ErrorCode, McpError, type Tool } from 'fastmcp-like';

export function notFound(tool: Tool): McpError {
  return new McpError(ErrorCode.MethodNotFound, `no tool called ${tool.name}`);
}

export function describe(error: unknown): string {
  return error instanceof McpError ? `${error.code}: ${error.message}` : String(error);
}
