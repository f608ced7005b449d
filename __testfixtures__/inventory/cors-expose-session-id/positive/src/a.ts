import cors from 'cors';
export const a = cors({ origin: '*', exposedHeaders: ['Mcp-Session-Id'] });
export const b = (res: any) => {
  res.setHeader('Access-Control-Expose-Headers', 'X-A, mcp-session-id');
};
