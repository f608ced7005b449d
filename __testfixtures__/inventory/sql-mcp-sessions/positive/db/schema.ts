import { pgTable, text } from 'drizzle-orm/pg-core';

export const sessions = pgTable('mcp_sessions', { id: text('id').primaryKey() });
