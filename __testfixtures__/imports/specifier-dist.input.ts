// Deep paths, as bundlers without "exports" support needed them.
import { Client } from '@modelcontextprotocol/sdk/dist/esm/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/dist/esm/client/streamableHttp';
import type { Prompt, Tool } from '@modelcontextprotocol/sdk/dist/cjs/types';
import { Client as Root } from '@modelcontextprotocol/sdk';

export const create = (url: URL) => [new Client({ name: 'dist', version: '1.0.0' }), new StreamableHTTPClientTransport(url)];
export const lazy = () => import('@modelcontextprotocol/sdk/dist/esm/server/mcp.js');
export type Shapes = [Tool, Prompt, typeof Root];
