#!/usr/bin/env node
import { main } from './main.js';

// Not process.exit(): a pipe may still be taking what was written.
process.exitCode = await main(process.argv.slice(2), process);
