const { ProtocolError = Error } = require('@modelcontextprotocol/server');
// for the index
const { ToolSchema } = require('@modelcontextprotocol/core');
const { LATEST_PROTOCOL_VERSION: version } = require('@modelcontextprotocol/server');

module.exports = { McpError: ProtocolError, ToolSchema, version };
