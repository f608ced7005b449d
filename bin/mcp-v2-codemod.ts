#!/usr/bin/env node
import { prepareShortRun } from './short-run.js';

const end = prepareShortRun();
// Only now: what is loaded before is compiled anew in every run. Without `await`, for this becomes CommonJS.
import('./main.js').then(async ({ main }) => {
  process.exitCode = await main(process.argv.slice(2), process);
  end();
  // Taking the heap apart is of no use to anybody. A pipe that has not taken all yet is waited for.
  if (process.stdout.writableLength + process.stderr.writableLength === 0) process.exit();
});
