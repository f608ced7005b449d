// Scratch copies of projects: laid out once as a committed git repository, put back after every run.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * Copies a project folder; git's folder is left out, node_modules folders become links to the originals.
 */
export function copyProject(from, to) {
  fs.mkdirSync(to, { recursive: true });
  for (const item of fs.readdirSync(from, { withFileTypes: true })) {
    const source = path.join(from, item.name);
    const target = path.join(to, item.name);
    if (item.name === '.git') continue;
    if (item.name === 'node_modules') fs.symlinkSync(source, target, 'junction');
    else if (item.isDirectory()) copyProject(source, target);
    else if (item.isFile()) fs.copyFileSync(source, target);
  }
}

/** Makes a folder a repository with a clean tree, so that tools can be run the way people run them. */
export function commitAll(dir) {
  const git = (...args) =>
    execFileSync(
      'git',
      ['-c', 'user.name=bench', '-c', 'user.email=bench@localhost', '-c', 'core.autocrlf=false', ...args],
      {
        cwd: dir,
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, GIT_CONFIG_GLOBAL: os.devNull, GIT_CONFIG_NOSYSTEM: '1' },
      },
    );
  fs.appendFileSync(path.join(dir, '.gitignore'), '\nnode_modules\n');
  git('init', '-q');
  git('add', '-A');
  git('commit', '-qm', 'before');
  git('gc', '-q', '--auto');
}

/**
 * Remembers a folder as it is.
 * @returns a function that puts back what changed since, and tells how many files that were
 */
export function keep(dir) {
  const kept = new Map(statsOf(dir).map(([name, stat]) => [name, { stat, bytes: undefined }]));
  // Only text of a plausible size can change; the bytes are read now, while they are right.
  for (const [name, entry] of kept) entry.bytes = fs.readFileSync(path.join(dir, name));
  return () => {
    let restored = 0;
    for (const [name, stat] of statsOf(dir)) {
      const entry = kept.get(name);
      if (!entry) fs.rmSync(path.join(dir, name));
      else if (stat.size !== entry.stat.size || stat.mtimeMs !== entry.stat.mtimeMs) {
        fs.writeFileSync(path.join(dir, name), entry.bytes);
        fs.utimesSync(path.join(dir, name), entry.stat.atime, entry.stat.mtime);
        entry.stat = fs.statSync(path.join(dir, name));
      } else continue;
      restored++;
    }
    for (const [name, entry] of kept) {
      if (fs.existsSync(path.join(dir, name))) continue;
      fs.mkdirSync(path.dirname(path.join(dir, name)), { recursive: true });
      fs.writeFileSync(path.join(dir, name), entry.bytes);
      entry.stat = fs.statSync(path.join(dir, name));
      restored++;
    }
    return restored;
  };
}

function statsOf(dir, prefix = '') {
  return fs.readdirSync(path.join(dir, prefix), { withFileTypes: true }).flatMap((item) => {
    if (item.name === '.git' || item.name === 'node_modules') return [];
    const name = path.join(prefix, item.name);
    if (item.isDirectory()) return statsOf(dir, name);
    return item.isFile() ? [[name, fs.statSync(path.join(dir, name))]] : [];
  });
}
