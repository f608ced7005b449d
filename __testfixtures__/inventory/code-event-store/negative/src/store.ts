import { NodeStreamableHTTPServerTransport } from '@modelcontextprotocol/node';
class EventStore { append() {} }
export const events = new EventStore();
export const transport = new NodeStreamableHTTPServerTransport({ sessionIdGenerator: undefined, eventStore: undefined });
