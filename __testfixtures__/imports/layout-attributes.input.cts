import type { Tool } from '@modelcontextprotocol/sdk/types.js' with { 'resolution-mode': 'import' };
import type { ToolSchema } from "@modelcontextprotocol/sdk/types.js" with { "resolution-mode": "require" };
export type * from '@modelcontextprotocol/sdk/shared/uriTemplate.js' with { 'resolution-mode': 'import' };
export type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js' with { 'resolution-mode': 'import' };

export type Attach = (schema: typeof ToolSchema, tools: readonly Tool[]) => void;
export type Prompt = import('@modelcontextprotocol/sdk/types.js', { with: { 'resolution-mode': 'import' } }).Prompt;
