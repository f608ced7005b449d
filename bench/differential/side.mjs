// One side of a comparison: a project's server, built and started as `differential.json` says, with a client connected.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { login } from './login.mjs';
import { freePort, installed, serve } from './processes.mjs';
import { connect } from './session.mjs';

/** Whether a build is there and younger than the sources: a migrated copy may still have the one from before. */
function isBuilt(folder, output) {
  const built = fs.statSync(output, { throwIfNoEntry: false })?.mtimeMs;
  return built !== undefined && youngest(folder) <= built;
}

/** When the last of a folder's sources was written; what is built or installed is none. */
function youngest(folder) {
  const times = fs.readdirSync(folder, { withFileTypes: true }).map((item) => {
    const at = path.join(folder, item.name);
    if (item.isDirectory()) return /^(?:\.|node_modules$|dist$|build$)/.test(item.name) ? 0 : youngest(at);
    return /\.[cm]?[jt]sx?$/.test(item.name) ? fs.statSync(at).mtimeMs : 0;
  });
  return Math.max(0, ...times);
}

/** Why an entry cannot be driven on this machine; nothing is known about the server then. */
export class NotDriven extends Error {}

/**
 * Projects before and after, as a lab folder holds them.
 * @param {{ root: string, table: object[], build: boolean }} options `table` is what `differential.json` holds; `build`
 *   is whether what has not been built is to be
 */
export class Lab {
  /** Where the servers write: each side has a folder of its own there, and a new one each time. */
  scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'mcp-v2-differential-'));
  #root;
  #table;
  #builds;
  #sandboxes = 0;

  constructor({ root, table, build }) {
    this.#root = root;
    this.#table = table;
    this.#builds = build;
    process.on('exit', () => this.close());
  }

  /**
   * Starts everything an entry names, in order, and connects a client to the server.
   * @param {object} entry of the table
   * @param {string} copy which copy of the project: `v1`, or what the migrated ones are called
   * @param {import('./session.mjs').ClientKind} kind of the client
   * @returns {Promise<{ session: import('./session.mjs').Session, close(): Promise<void> }>} `close` ends all of it
   * @throws {NotDriven} when something is not on this machine
   */
  async open(entry, copy, kind) {
    const cwd = this.#folder(entry, copy);
    for (const { command } of entry.beside ?? [])
      if (command && !installed(command)) throw new NotDriven(`${command} is not on this machine`);
    const fill = await this.#filler(entry);
    const env = { ...this.#environment(fill), ...filledValues(entry.env, fill) };
    const started = [];
    const close = async () => {
      // One that cannot be closed keeps none of the others running.
      for (const { stop } of started.splice(0).reverse()) await stop().catch(() => {});
    };
    const launch = async ({ command = process.execPath, args, env: more }, port) => {
      const its = { ...env, ...filledValues(more, fill) };
      started.push(await serve({ command, args: args.map(fill), cwd, env: its, port: Number(port) }));
    };
    try {
      for (const each of entry.beside ?? []) await launch(each, fill(`{${each.name}.port}`));
      const over = ['http', 'sse'].find((each) => entry[each]);
      if (over) await launch({ args: entry.start }, fill('{port}'));
      const url = over && new URL(fill(entry[over]));
      const token = entry.login && (await login(url.origin, entry.login));
      const command = { command: process.execPath, args: entry.start.map(fill), cwd, env };
      const session = await connect(kind, over ? { over, url, token } : command);
      started.push({ stop: () => session.close() });
      return { session, close };
    } catch (error) {
      const said = started.at(-1)?.said() ?? '';
      await close();
      if (error instanceof NotDriven) throw error;
      throw new Error(`${copy}: ${error.message}\n${said}`.trimEnd());
    }
  }

  /** Removes what the servers have written. */
  close() {
    fs.rmSync(this.scratch, { recursive: true, force: true });
  }

  /** The folder of a project's server, built. */
  #folder(entry, copy) {
    const cwd = path.join(this.#root, entry.id, copy, entry.dir);
    if (!fs.existsSync(cwd)) throw new NotDriven(`${path.join(this.#root, entry.id, copy)} is not there`);
    // A type error is the business of `corpus.mjs`; tsc writes its output all the same.
    if (this.#builds && !isBuilt(cwd, path.join(cwd, entry.start[0])))
      spawnSync('bash', ['-c', entry.build], { cwd, stdio: 'ignore' });
    return cwd;
  }

  /**
   * What the places in an entry stand for: `{port}` a free port for the server, `{<name>.port}` one for what runs beside
   * it, `{home}` and `{sandbox}` folders that are removed, `{<id>}` the folder of that project before its migration.
   */
  async #filler(entry) {
    const home = path.join(this.scratch, `${entry.id}-${++this.#sandboxes}`);
    const sandbox = path.join(home, 'files');
    fs.mkdirSync(sandbox, { recursive: true });
    fs.writeFileSync(path.join(sandbox, 'a.txt'), 'a\n');
    const values = { home, sandbox, port: await freePort() };
    for (const { name } of entry.beside ?? []) values[`${name}.port`] = await freePort();
    return (text) =>
      text.replaceAll(/\{([\w.-]+)\}/g, (_, name) => {
        const project = this.#table.find(({ id }) => id === name);
        if (project) return this.#folder(project, 'v1');
        if (name in values) return values[name];
        throw new Error(`${entry.id}: nothing says what {${name}} is`);
      });
  }

  #environment(fill) {
    const home = fill('{home}');
    return { PATH: process.env.PATH, HOME: home, TMPDIR: home, NODE_ENV: 'production' };
  }
}

function filledValues(values = {}, fill) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fill(value)]));
}
