import {
  ToolSchema,
  McpError,
} from '@modelcontextprotocol/sdk/types.js';
import {
  McpServer
} from '@modelcontextprotocol/sdk/server/mcp.js';
import { CallToolRequest, CompleteRequest, GetPromptRequest, ListPromptsRequest, ListResourcesRequest, ReadResourceRequest, SubscribeRequest } from '@modelcontextprotocol/sdk/types.js';

export type Request =
  | CallToolRequest
  | CompleteRequest
  | GetPromptRequest
  | ListPromptsRequest
  | ListResourcesRequest
  | ReadResourceRequest
  | SubscribeRequest;

export const choices = { ToolSchema, McpError, McpServer };
