#!/usr/bin/env node
// First: it is about how what follows is compiled.
import './short-run.js';
import { main } from './main.js';

// Not process.exit(): a pipe may still be taking what was written.
process.exitCode = await main(process.argv.slice(2), process);
