import cluster from 'node:cluster';
import { setupMaster } from '@socket.io/sticky';
import { McpServer } from '@modelcontextprotocol/server';
setupMaster(httpServer, { loadBalancingMethod: 'least-connection' });
