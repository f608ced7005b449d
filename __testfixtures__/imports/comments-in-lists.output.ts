import {
  // requests
  CallToolRequestSchema,
  ListToolsRequestSchema, // no params
  /* results */
  CallToolResultSchema,
  ListToolsResultSchema /* paged */,
} from '@modelcontextprotocol/core'; // all of them zod
import { Client, /* its options */ type ClientOptions } from '@modelcontextprotocol/client';

export const requests = [CallToolRequestSchema, ListToolsRequestSchema];
export const results = [CallToolResultSchema, ListToolsResultSchema];

export function create(options: ClientOptions): Client {
  return new Client({ name: 'commented', version: '1.0.0' }, options);
}
