import type { Tool } from '@modelcontextprotocol/sdk/types.js';
import '@modelcontextprotocol/sdk/types.js';

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
  var mcpTools: import('@modelcontextprotocol/sdk/types.js').Tool[] | undefined;
  namespace NodeJS {
    interface ProcessEnv {
      MCP_TOOLS?: string;
    }
  }
}

export const tools = () => globalThis.mcpTools ?? [];
