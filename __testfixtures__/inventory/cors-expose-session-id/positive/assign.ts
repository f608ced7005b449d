const headers: Record<string, string> = {};
headers['Access-Control-Allow-Headers'] = 'content-type, mcp-session-id';
headers['Access-Control-Expose-Headers'] = 'mcp-session-id';
export { headers };
