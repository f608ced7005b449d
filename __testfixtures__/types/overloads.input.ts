import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import type { Server } from '@modelcontextprotocol/sdk/server/index.js';

export type Handler = Parameters<Client['setRequestHandler']>[1];

export type Request = Parameters<Client['request']>[0];

export type Params = Parameters<Client['callTool']>[0];

export type Options = Parameters<Server['request']>[2];

export type Connect = Parameters<Client['connect']>[0];
