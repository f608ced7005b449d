// A `mock` and a `jest` of the project's own take names for other reasons.
import { jest } from 'fake-jest';
import type { Tool } from '@modelcontextprotocol/sdk/types.js';

declare const mock: { module(name: string): void };

mock.module('@modelcontextprotocol/sdk/types.js');
jest.mock('@modelcontextprotocol/sdk/server/mcp.js');

export const external = ['zod', '@modelcontextprotocol/sdk', '@modelcontextprotocol/sdk/*'];
export const tools: Tool[] = [];
