import { randomUUID } from 'node:crypto';
import { NodeStreamableHTTPServerTransport } from '@modelcontextprotocol/node';
export const make = () => new NodeStreamableHTTPServerTransport({ sessionIdGenerator: () => randomUUID() });
