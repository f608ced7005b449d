import { Client } from '@modelcontextprotocol/client';
import type { Server } from '@modelcontextprotocol/server';

// TODO(mcp-v2/types/overloads): Client.setRequestHandler has overloads in v2, and Parameters<> reads the last, which takes (method, { params, result }, handler); name the type that is meant instead.
export type Handler = Parameters<Client['setRequestHandler']>[1];

export type Request = Parameters<Client['request']>[0];

export type Params = Parameters<Client['callTool']>[0];

// TODO(mcp-v2/types/overloads): Server.request has overloads in v2, and Parameters<> reads the last, which takes (request, resultSchema, options); name the type that is meant instead.
export type Options = Parameters<Server['request']>[2];

export type Connect = Parameters<Client['connect']>[0];
