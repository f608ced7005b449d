#!/usr/bin/env node
import { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';

export const Labels = z.record(z.string(), z.string());
export const server = new McpServer({ name: 'example', version: '1.0.0' });
