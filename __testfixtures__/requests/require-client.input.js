const { Client } = require('@modelcontextprotocol/sdk/client/index.js');
const { CreateMessageResultSchema, ListToolsResultSchema } = require('@modelcontextprotocol/sdk/types.js');

async function callTool(client, name) {
  return client.callTool({ name }, undefined, { timeout: 30000 });
}

async function main() {
  const client = new Client({ name: 'c', version: '1' });
  const list = { method: 'tools/list' };
  const { tools } = await client.request(list, ListToolsResultSchema);
  await callTool(client, tools[0].name);
  console.log(CreateMessageResultSchema);
}
main();
