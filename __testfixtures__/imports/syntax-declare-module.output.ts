import type { Tool } from '@modelcontextprotocol/server';
import '@modelcontextprotocol/server';

// TODO(mcp-v2/module-augmentation): this augments v1's types, which no v2 package declares under that name; check whether it is still needed and where.
declare module '@modelcontextprotocol/sdk/types.js' {
  export interface VendorInfo {
    vendor?: string;
  }
}

declare module 'express' {
  interface ToolLocals {
    tools?: Tool[];
  }
}

declare global {
  var mcpTools: import('@modelcontextprotocol/server').Tool[] | undefined;
  namespace NodeJS {
    interface ProcessEnv {
      MCP_TOOLS?: string;
    }
  }
}

export const tools = () => globalThis.mcpTools ?? [];
