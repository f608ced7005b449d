// A `mock` and a `jest` of the project's own take names for other reasons.
import { jest } from 'fake-jest';
import type { Tool } from '@modelcontextprotocol/server';

declare const mock: { module(name: string): void };

// TODO(mcp-v2/specifier-string): this string names the v1 package (@modelcontextprotocol/sdk/types.js); say here what it must name in v2.
mock.module('@modelcontextprotocol/sdk/types.js');
// TODO(mcp-v2/specifier-string): this string names the v1 package (@modelcontextprotocol/sdk/server/mcp.js); say here what it must name in v2.
jest.mock('@modelcontextprotocol/sdk/server/mcp.js');

// TODO(mcp-v2/specifier-string): this string names the v1 package (@modelcontextprotocol/sdk); say here what it must name in v2. Also: this string names the v1 package (@modelcontextprotocol/sdk/*); say here what it must name in v2.
export const external = ['zod', '@modelcontextprotocol/sdk', '@modelcontextprotocol/sdk/*'];
export const tools: Tool[] = [];
