import { Client } from '@modelcontextprotocol/sdk/client';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp';
import { Server } from '@modelcontextprotocol/sdk/server';
import { type Tool, ToolSchema } from '@modelcontextprotocol/sdk/types';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory';
import { AjvJsonSchemaValidator } from '@modelcontextprotocol/sdk/validation/ajv';
import { CfWorkerJsonSchemaValidator } from '@modelcontextprotocol/sdk/validation/cfworker-provider.js';
import type { JsonSchemaValidator } from '@modelcontextprotocol/sdk/validation';

export const parts = { Client, StdioClientTransport, McpServer, Server, ToolSchema, InMemoryTransport };
export const validators = [new AjvJsonSchemaValidator(), new CfWorkerJsonSchemaValidator()];
export type Shapes = [Tool, JsonSchemaValidator<unknown>];
