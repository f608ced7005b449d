#!/usr/bin/env node
// The least that any migration must do: start Node, walk the folder, read every source file, and parse with
// @babel/parser those that name the SDK. Nothing is changed and nothing is printed but the counts.
// With --print it is what jscodeshift takes to change nothing: recast parses those files, and prints them.
//   node bench/floor.mjs <folder> [--print]
import fs from 'node:fs';
import path from 'node:path';
import { parse } from '@babel/parser';
import { parserOptions } from './parser-options.mjs';

const SOURCE = /(?<!\.d)\.[cm]?[jt]sx?$/;
const root = process.argv[2] ?? '.';
const jscodeshift = process.argv.includes('--print') ? (await import('jscodeshift')).default : undefined;
const skipped = new Set(['.git', 'node_modules', ...ignoredFolders(root)]);
let files = 0;
let parsed = 0;
let failed = 0;
const pending = [root];
for (let dir = pending.pop(); dir !== undefined; dir = pending.pop()) {
  for (const item of fs.readdirSync(dir, { withFileTypes: true })) {
    if (item.isDirectory()) {
      if (!skipped.has(item.name)) pending.push(path.join(dir, item.name));
    } else if (item.isFile() && SOURCE.test(item.name)) {
      files++;
      const text = fs.readFileSync(path.join(dir, item.name), 'utf8');
      if (!text.includes('@modelcontextprotocol/sdk')) continue;
      try {
        const options = parserOptions(item.name);
        if (jscodeshift) printed(text, options);
        else parse(text, options);
        parsed++;
      } catch {
        failed++;
      }
    }
  }
}
console.log(JSON.stringify({ files, parsed, failed }));

/** What comes out of jscodeshift when nothing was changed. Recast asks for tokens. */
function printed(text, options) {
  return jscodeshift
    .withParser({ parse: (source) => parse(source, { ...options, tokens: true }) })(text)
    .toSource();
}

/** Plain folder names of the root's .gitignore; patterns would cost more than a floor should. */
function ignoredFolders(dir) {
  try {
    return fs
      .readFileSync(path.join(dir, '.gitignore'), 'utf8')
      .split('\n')
      .map((line) => line.trim().replace(/^\/|\/$/g, ''))
      .filter((line) => /^[\w.-]+$/.test(line));
  } catch {
    return [];
  }
}
