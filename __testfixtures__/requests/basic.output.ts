import { Client } from '@modelcontextprotocol/client';

const client = new Client({ name: 'c', version: '1' });

const { tools } = await client.request({ method: 'tools/list' });
await client.request({ method: 'ping' }, { timeout: 1000 });
const prompt = await client.request({
  method: 'prompts/get',
  params: { name: 'greet' },
});
const read = await client.request({
  method: 'resources/read',
  params: { uri: 'memory://a/rather/long/uri/indeed/it/is' },
});
const pages = await client.request(
  { method: 'tools/list', params: { cursor: tools[0]?.name } }, // every page
  {
    timeout: 1000,
  },
);
const called = await client.callTool({ name: 'a' });
await client.callTool({ name: 'a' }, { timeout: 5 });
await client.callTool(
  {
    name: 'a',
    arguments: { b: 1 },
  },
  { timeout: 5 },
);
await client.callTool({ name: 'a' }, undefined);
console.log(prompt.messages, read.contents, pages.tools, called.content);
