import { NodeStreamableHTTPServerTransport } from '@modelcontextprotocol/node';
export const make = () => new NodeStreamableHTTPServerTransport({ sessionIdGenerator: undefined });
