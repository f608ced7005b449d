import {
  ToolSchema,
} from '@modelcontextprotocol/core';
import {
  ProtocolError as McpError,
  McpServer,
  CallToolRequest,
  CompleteRequest,
  GetPromptRequest,
  ListPromptsRequest,
  ListResourcesRequest,
  ReadResourceRequest,
  SubscribeRequest,
} from '@modelcontextprotocol/server';

export type Request =
  | CallToolRequest
  | CompleteRequest
  | GetPromptRequest
  | ListPromptsRequest
  | ListResourcesRequest
  | ReadResourceRequest
  | SubscribeRequest;

export const choices = { ToolSchema, McpError, McpServer };
