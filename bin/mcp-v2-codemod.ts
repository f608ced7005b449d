#!/usr/bin/env node
import { prepareShortRun } from './short-run.js';

const end = prepareShortRun();
// Only now: what is loaded before is compiled anew in every run. Without `await`, for this becomes CommonJS.
import('./main.js').then(async ({ main }) => {
  // Not process.exit(): a pipe may still be taking what was written.
  process.exitCode = await main(process.argv.slice(2), process);
  end();
});
