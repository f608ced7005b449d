const { McpServer } = require('@modelcontextprotocol/server');
const { z } = require('zod');

exports.Labels = z.record(z.string(), z.string());
exports.Name = z.string({ error: (issue) => (issue.input === undefined ? 'name is needed' : undefined) });
exports.server = new McpServer({ name: 'example', version: '1.0.0' });
