import cors from 'cors';
export const a = cors({ allowedHeaders: ['content-type', 'mcp-method', 'mcp-name'] });
