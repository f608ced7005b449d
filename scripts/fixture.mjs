// npm run fixture -- <transform>[/<case>] [--update]: runs the fixtures whose name begins so; --update writes outputs.
import { spawnSync } from 'node:child_process';

const args = process.argv.slice(2);
const update = args.includes('--update');
const name = args.find((arg) => !arg.startsWith('-'));
if (!name) {
  console.error('usage: npm run fixture -- <transform>[/<case>] [--update]');
  process.exit(2);
}
const pattern = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const { status } = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', 'test/fixtures.test.ts', '-t', pattern],
  {
    stdio: 'inherit',
    env: { ...process.env, ...(update && { UPDATE_FIXTURES: '1' }) },
  },
);
process.exit(status ?? 1);
