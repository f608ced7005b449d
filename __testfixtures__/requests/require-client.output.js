const { Client } = require('@modelcontextprotocol/client');
const { CreateMessageResultSchema } = require('@modelcontextprotocol/core');

async function callTool(client, name) {
  return client.callTool({ name }, { timeout: 30000 });
}

async function main() {
  const client = new Client({ name: 'c', version: '1' });
  const list = { method: 'tools/list' };
  const { tools } = await client.request(list);
  await callTool(client, tools[0].name);
  console.log(CreateMessageResultSchema);
}
main();
