/** @type {import('@modelcontextprotocol/sdk/client/index.js').Client | undefined} */
let client;

function getClient() {
  if (client) return client;
  const { Client } = require('@modelcontextprotocol/sdk/client/index.js');
  client = new Client({ name: 'lazy', version: '1.0.0' });
  return client;
}

function schemas() {
  const {
    ToolSchema,
    PromptSchema,
    LATEST_PROTOCOL_VERSION: version,
  } = require('@modelcontextprotocol/sdk/types.js');
  return { ToolSchema, PromptSchema, version };
}

const where = () => require.resolve('@modelcontextprotocol/sdk/package.json');

module.exports = { getClient, schemas, where };
