#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { startHttp } from './http.js';
import { startStdio } from './stdio.js';

const { values } = parseArgs({
  options: {
    transport: { type: 'string', short: 't', default: 'stdio' },
    port: { type: 'string', short: 'p', default: process.env.PORT ?? '3000' },
  },
});

switch (values.transport) {
  case 'stdio':
    await startStdio();
    break;
  case 'http':
    await startHttp(Number(values.port));
    break;
  default:
    console.error(`Unknown transport: ${values.transport}`);
    process.exit(2);
}
