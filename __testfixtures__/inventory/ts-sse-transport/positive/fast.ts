import { FastMCP } from 'fastmcp';

export const start = (server: FastMCP) => server.start({ transportType: 'sse', sse: { endpoint: '/sse', port: 8080 } });
