import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { McpServer, Server, type Tool, InMemoryTransport } from '@modelcontextprotocol/server';
import { ToolSchema } from '@modelcontextprotocol/core';
import { AjvJsonSchemaValidator } from '@modelcontextprotocol/server/validators/ajv';
import { CfWorkerJsonSchemaValidator } from '@modelcontextprotocol/server/validators/cf-worker';
import type { JsonSchemaValidator } from '@modelcontextprotocol/server';

export const parts = { Client, StdioClientTransport, McpServer, Server, ToolSchema, InMemoryTransport };
export const validators = [new AjvJsonSchemaValidator(), new CfWorkerJsonSchemaValidator()];
export type Shapes = [Tool, JsonSchemaValidator<unknown>];
