const { McpServer } = require('@modelcontextprotocol/sdk/server/mcp.js');
const { z } = require('zod/v3');

exports.Labels = z.record(z.string());
exports.Name = z.string({ required_error: 'name is needed' });
exports.server = new McpServer({ name: 'example', version: '1.0.0' });
