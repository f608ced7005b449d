export const MCP_SESSION_ID_HEADER = 'mcp-session-id';
