#!/usr/bin/env node
'use strict';

const { McpServer, ResourceTemplate } = require('@modelcontextprotocol/server');
const { StdioServerTransport } = require('@modelcontextprotocol/server/stdio');
const { z } = require('zod');
const notes = require('./lib/notes');

const server = new McpServer({ name: 'notes', version: '0.9.0' });

server.registerResource('note', new ResourceTemplate('note://{id}', { list: undefined }), {}, async (uri, { id }) => ({
    contents: [{ uri: uri.href, text: notes.read(id) }],
}));
server.registerTool('write', { inputSchema: z.object({ id: z.string(), text: z.string() }) }, async ({ id, text }) => {
    notes.write(id, text);
    return { content: [] };
});

module.exports = { server };

if (require.main === module) {
    // TODO(mcp-v2/stdio-era): speaks to 2025-era clients only: it stays on connect(), for `server` is exported, and other files may use it. serveStdio(factory) serves both eras, and builds the server anew for each connection.
    server.connect(new StdioServerTransport()).catch((error) => {
        console.error(error);
        process.exit(1);
    });
}
