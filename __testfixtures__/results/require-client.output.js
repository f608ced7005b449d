const { Client } = require('@modelcontextprotocol/client');

const client = new Client({ name: 'reader', version: '1.0.0' });

async function read() {
  const result = await client.callTool({ name: 'total' });
  if (result.structuredContent !== undefined) return result.structuredContent.total;
  return result.structuredContent === undefined;
}

module.exports = { read };
