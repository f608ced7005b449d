#!/usr/bin/env node
// Where the time goes once Node is warm: parsing alone, against the whole pipeline (parsing included), file by file.
//   node bench/in-process.mjs [--rounds 15] <folder…>     prints JSON
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from '@babel/parser';
import { transformSource } from '../dist/src/index.js';
import { median } from './measure.mjs';
import { parserOptions } from './parser-options.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '15' } },
});
const rounds = Number(values.rounds);
const files = positionals.flatMap((root) =>
  fs
    .readdirSync(root, { recursive: true })
    .map((name) => path.join(root, name))
    .filter((name) => /(?<!\.d)\.[cm]?[jt]sx?$/.test(name) && !/[\\/]node_modules[\\/]/.test(name))
    .map((name) => ({ filename: name, text: fs.readFileSync(name, 'utf8') }))
    .filter(({ text }) => text.includes('@modelcontextprotocol/sdk')),
);

const parseAll = () => {
  for (const { filename, text } of files) parse(text, parserOptions(filename));
};
const migrateAll = () => {
  for (const { filename, text } of files) transformSource(text, { filename });
};
const time = (work) => {
  const start = performance.now();
  work();
  return performance.now() - start;
};

const cold = { parse: time(parseAll), pipeline: time(migrateAll) };
for (let round = 0; round < 3; round++) {
  parseAll();
  migrateAll();
}
const parseTimes = [];
const pipelineTimes = [];
for (let round = 0; round < rounds; round++) {
  parseTimes.push(time(parseAll));
  pipelineTimes.push(time(migrateAll));
}
console.log(
  JSON.stringify({
    files: files.length,
    bytes: files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0),
    parseMs: median(parseTimes),
    pipelineMs: median(pipelineTimes),
    ratio: median(pipelineTimes) / median(parseTimes),
    coldParseMs: cold.parse,
    coldPipelineMs: cold.pipeline,
  }),
);
