// Deep paths, as bundlers without "exports" support needed them.
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import type { Prompt, Tool } from '@modelcontextprotocol/server';
// TODO(mcp-v2/unknown-module): @modelcontextprotocol/sdk is no module of the v1 API this tool knows; it was left as it is.
import { Client as Root } from '@modelcontextprotocol/sdk';

export const create = (url: URL) => [new Client({ name: 'dist', version: '1.0.0' }), new StreamableHTTPClientTransport(url)];
export const lazy = () => import('@modelcontextprotocol/server');
export type Shapes = [Tool, Prompt, typeof Root];
