import * as sdkTypes from '@modelcontextprotocol/sdk/types.js';
import * as stdio from '@modelcontextprotocol/sdk/client/stdio.js';
import * as mcp from '@modelcontextprotocol/sdk/server/mcp.js';

export const schemas = Object.entries(sdkTypes).filter(([name]) => name.endsWith('Schema'));

export function schemaNamed(name: keyof typeof sdkTypes): unknown {
  return sdkTypes[name];
}

/** These went to one package whole: nothing to say. */
export const modules = { stdio, mcp };
