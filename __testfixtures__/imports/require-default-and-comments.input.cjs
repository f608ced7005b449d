const { McpError = Error } = require('@modelcontextprotocol/sdk/types.js');
const {
  ToolSchema, // for the index
  LATEST_PROTOCOL_VERSION: version,
} = require('@modelcontextprotocol/sdk/types.js');

module.exports = { McpError, ToolSchema, version };
