const { Client } = require('@modelcontextprotocol/sdk/client/index.js');

const client = new Client({ name: 'reader', version: '1.0.0' });

async function read() {
  const result = await client.callTool({ name: 'total' });
  if (result.structuredContent) return result.structuredContent.total;
  return !result.structuredContent;
}

module.exports = { read };
