// import '@modelcontextprotocol/sdk/types.js'
import { McpServer } from '@modelcontextprotocol/server';
export type S = McpServer;
