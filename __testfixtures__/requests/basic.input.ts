import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import {
  CallToolResultSchema,
  CompatibilityCallToolResultSchema,
  EmptyResultSchema,
  GetPromptResultSchema,
  ListToolsResultSchema,
  ReadResourceResultSchema,
} from '@modelcontextprotocol/sdk/types.js';

const client = new Client({ name: 'c', version: '1' });

const { tools } = await client.request({ method: 'tools/list' }, ListToolsResultSchema);
await client.request({ method: 'ping' }, EmptyResultSchema, { timeout: 1000 });
const prompt = await client.request(
  {
    method: 'prompts/get',
    params: { name: 'greet' },
  },
  GetPromptResultSchema,
);
const read = await client.request(
  { method: 'resources/read', params: { uri: 'memory://a/rather/long/uri/indeed/it/is' } },
  ReadResourceResultSchema,
);
const pages = await client.request(
  { method: 'tools/list', params: { cursor: tools[0]?.name } },
  ListToolsResultSchema, // every page
  {
    timeout: 1000,
  },
);
const called = await client.callTool({ name: 'a' }, CallToolResultSchema);
await client.callTool({ name: 'a' }, undefined, { timeout: 5 });
await client.callTool(
  {
    name: 'a',
    arguments: { b: 1 },
  },
  CompatibilityCallToolResultSchema,
  { timeout: 5 },
);
await client.callTool({ name: 'a' }, undefined);
console.log(prompt.messages, read.contents, pages.tools, called.content);
