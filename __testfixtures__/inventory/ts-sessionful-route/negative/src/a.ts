class NodeStreamableHTTPServerTransport { constructor(readonly o: unknown) {} }
export const mcpSession = new NodeStreamableHTTPServerTransport({ sessionIdGenerator: () => '1' });
