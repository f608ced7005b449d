import 'dotenv-like/config';
import '@modelcontextprotocol/server';
import '@modelcontextprotocol/server/stdio';
import {} from '@modelcontextprotocol/client';

export const ready = true;
