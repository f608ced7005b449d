import type { ListToolsResultSchema } from '@modelcontextprotocol/sdk/types.js';
import type { z } from 'zod';

export type Listed = z.infer<typeof ListToolsResultSchema>;
export const request = (listed: Listed) => listed.tools;
