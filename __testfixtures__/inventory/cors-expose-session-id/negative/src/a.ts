import cors from 'cors';
export const a = cors({ exposedHeaders: ['X-Session-Id'] }); // not Mcp-Session-Id
