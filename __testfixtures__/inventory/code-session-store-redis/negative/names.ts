const SESSION_PREFIX = 'shop:session:';
export const settings = { TableName: 'sessions', keyPrefix: 'mcp tools and sessions' };
export { SESSION_PREFIX };
