// Loaded into a measured process with --require: writes its peak memory where BENCH_PEAK says, when it ends by itself.
// `maxRSS` is in kilobytes on every platform; threads are in it, child processes (git) are not.
const { writeFileSync } = require('node:fs');

const target = process.env.BENCH_PEAK;
delete process.env.BENCH_PEAK; // not for this process's children
if (target) process.on('exit', () => writeFileSync(target, String(process.resourceUsage().maxRSS)));
