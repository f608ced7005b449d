import * as sdkTypes from '@modelcontextprotocol/server';
import * as stdio from '@modelcontextprotocol/client/stdio';
import * as mcp from '@modelcontextprotocol/server';

// TODO(mcp-v2/namespace): sdkTypes stands for the whole of v1's types; it is @modelcontextprotocol/server now, without what moved elsewhere (the *Schema constants are in @modelcontextprotocol/core).
export const schemas = Object.entries(sdkTypes).filter(([name]) => name.endsWith('Schema'));

// TODO(mcp-v2/namespace): sdkTypes stands for the whole of v1's types; it is @modelcontextprotocol/server now, without what moved elsewhere (the *Schema constants are in @modelcontextprotocol/core).
export function schemaNamed(name: keyof typeof sdkTypes): unknown {
  // TODO(mcp-v2/namespace): sdkTypes stands for the whole of v1's types; it is @modelcontextprotocol/server now, without what moved elsewhere (the *Schema constants are in @modelcontextprotocol/core).
  return sdkTypes[name];
}

/** These went to one package whole: nothing to say. */
export const modules = { stdio, mcp };
