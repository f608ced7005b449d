// Loaded on the first call only: most runs never need a client.
let client;

exports.connect = async (url) => {
    if (!client) {
        const { Client } = require('@modelcontextprotocol/sdk/client/index.js');
        const { StreamableHTTPClientTransport } = await import('@modelcontextprotocol/sdk/client/streamableHttp.js');
        client = new Client({ name: 'notes', version: '0.9.0' });
        await client.connect(new StreamableHTTPClientTransport(new URL(url)));
    }
    return client;
};

exports.isMcpError = (error) => error instanceof require('@modelcontextprotocol/sdk/types.js').McpError;
