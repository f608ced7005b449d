import { setupMaster } from './cluster';
import { McpServer } from '@modelcontextprotocol/server';
setupMaster(server, { loadBalancingMethod: 'random' });
