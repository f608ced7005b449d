// Loaded on the first call only: most runs never need a client.
let client;

exports.connect = async (url) => {
    if (!client) {
        const { Client } = require('@modelcontextprotocol/client');
        const { StreamableHTTPClientTransport } = await import('@modelcontextprotocol/client');
        client = new Client({ name: 'notes', version: '0.9.0' }, { versionNegotiation: { mode: 'auto' } });
        await client.connect(new StreamableHTTPClientTransport(new URL(url)));
    }
    return client;
};

exports.isMcpError = (error) => error instanceof require('@modelcontextprotocol/client').ProtocolError;
