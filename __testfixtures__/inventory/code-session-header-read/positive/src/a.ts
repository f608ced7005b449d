export const id = (headers: Record<string, string>, req: any, res: any) => {
  const a = headers['mcp-session-id'];
  const b = req.get('Mcp-Session-Id');
  res.setHeader('Mcp-Session-Id', a);
  return a ?? b;
};
export const HEADER = 'MCP-Session-Id';
