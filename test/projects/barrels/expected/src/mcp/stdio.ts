export * from '@modelcontextprotocol/server/stdio';
