import type { Tool } from '@modelcontextprotocol/server' with { 'resolution-mode': 'import' };
import type { ToolSchema } from "@modelcontextprotocol/core" with { "resolution-mode": "require" };
export type { UriTemplate, Variables } from '@modelcontextprotocol/server' with { 'resolution-mode': 'import' };
export type { Transport } from '@modelcontextprotocol/server' with { 'resolution-mode': 'import' };

export type Attach = (schema: typeof ToolSchema, tools: readonly Tool[]) => void;
export type Prompt = import('@modelcontextprotocol/server', { with: { 'resolution-mode': 'import' } }).Prompt;
