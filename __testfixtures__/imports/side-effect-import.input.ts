import 'dotenv-like/config';
import '@modelcontextprotocol/sdk/types.js';
import '@modelcontextprotocol/sdk/server/stdio.js';
import {} from '@modelcontextprotocol/sdk/client/index.js';

export const ready = true;
