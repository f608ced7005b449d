/** @type {import('@modelcontextprotocol/client').Client | undefined} */
let client;

function getClient() {
  if (client) return client;
  const { Client } = require('@modelcontextprotocol/client');
  client = new Client({ name: 'lazy', version: '1.0.0' });
  return client;
}

function schemas() {
  const { ToolSchema, PromptSchema } = require('@modelcontextprotocol/core');
  const { LATEST_PROTOCOL_VERSION: version } = require('@modelcontextprotocol/client');
  return { ToolSchema, PromptSchema, version };
}

// TODO(mcp-v2/unknown-module): @modelcontextprotocol/sdk/package.json is no module of the v1 API this tool knows; it was left as it is.
const where = () => require.resolve('@modelcontextprotocol/sdk/package.json');

module.exports = { getClient, schemas, where };
