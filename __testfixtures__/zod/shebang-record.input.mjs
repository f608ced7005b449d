#!/usr/bin/env node
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod/v3';

export const Labels = z.record(z.string());
export const server = new McpServer({ name: 'example', version: '1.0.0' });
