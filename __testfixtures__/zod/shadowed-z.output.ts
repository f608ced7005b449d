import { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';

export const Labels = z.record(z.string(), z.string());
export const server = new McpServer({ name: 'example', version: '1.0.0' });

export function point(z: { record(value: number): number; string(): { ip(): string } }) {
  return [z.record(1), z.string().ip()];
}

export const errors = (result: { error: { errors: string[] } }) => result.error.errors;
