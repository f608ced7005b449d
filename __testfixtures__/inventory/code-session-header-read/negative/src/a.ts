// headers['mcp-session-id']
export const id = (headers: Record<string, string>) => headers['x-session-id'];
console.log('no mcp-session-id here');
