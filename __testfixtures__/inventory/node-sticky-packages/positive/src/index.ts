import { setupMaster } from '@socket.io/sticky';
import { McpServer } from '@modelcontextprotocol/server';
setupMaster(new McpServer({ name: 'a', version: '1' }) as never, { loadBalancingMethod: 'least-connection' });
