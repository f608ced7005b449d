import { Client, ProtocolErrorCode as ErrorCode } from '@modelcontextprotocol/client';
import type { StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { ToolSchema } from '@modelcontextprotocol/core';
import type * as z from 'zod';

export type ToolInput = z.input<typeof ToolSchema>;
export type TransportOptions = ConstructorParameters<typeof StreamableHTTPClientTransport>[1];
export type Listed = Awaited<ReturnType<InstanceType<typeof Client>['listTools']>>;
export type CodeName = { [K in keyof typeof ErrorCode]: `E_${Uppercase<K & string>}` };

declare const registry: { client: typeof Client };
export const make = (...args: ConstructorParameters<typeof Client>) => new registry.client(...args);
