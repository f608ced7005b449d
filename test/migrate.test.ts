// Whole projects through `migrate()`: what comes out, whether it compiles against the real v2 packages, and that a run
// can be taken apart, repeated and handed to git.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MigrateOptions, migrate, type Report } from '../src/index.js';
import { formatReport } from '../src/report/format.js';
import { commitAll, git, runCli } from './support/cli.js';
import { scratchFolder, snapshot } from './support/corpus.js';
import { copyInput, findProjects, install, type Project, readProject, typeErrors } from './support/projects.js';

const projects = findProjects();
/** Write what comes out to expected/ instead of comparing it, as with the fixtures. */
const update = process.env.UPDATE_FIXTURES === '1';

let scratch: string;
beforeAll(() => {
  scratch = scratchFolder();
});
afterAll(() => fs.rmSync(scratch, { recursive: true, force: true }));

let copies = 0;

/** A copy on v1, installed, in a folder of its own. */
function copyOf(project: Project): string {
  const dir = path.join(scratch, `${project.name}-${++copies}`);
  copyInput(project, dir);
  return dir;
}

/** A run over the copy as the project's settings want it. */
function run(project: Project, cwd: string, options: MigrateOptions = {}): Promise<Report> {
  return migrate({ cwd, ...(project.paths && { paths: project.paths }), ...options });
}

const changed = (report: Report) =>
  [...report.files, ...report.manifests].filter((entry) => entry.changed).map((entry) => entry.path);
const text = (dir: string, file: string) => fs.readFileSync(path.join(dir, file), 'utf8');

describe.each(projects.map((project) => [project.name, project] as const))('%s', (_, project) => {
  it('comes out byte for byte, and a second run has nothing to do', async () => {
    const dir = copyOf(project);
    const report = await run(project, dir);
    expect(report.failures).toEqual([]);
    for (const entry of [...report.files, ...report.manifests]) expect(entry.written).toBe(entry.changed);
    const after = snapshot(dir);
    if (update) {
      fs.rmSync(project.expected, { recursive: true, force: true });
      for (const file of Object.keys(after)) fs.cpSync(path.join(dir, file), path.join(project.expected, file));
    }
    expect(after).toEqual(snapshot(project.expected));
    expect(after).not.toEqual(snapshot(project.input));

    const second = await run(project, dir);
    expect({ changed: changed(second), failures: second.failures }).toEqual({ changed: [], failures: [] });
    expect(second.files.flatMap((file) => file.todos)).toEqual([]);
    expect(snapshot(dir)).toEqual(after);
  });
  // What was just written is judged by the next run.
  if (update) return;

  it('is the same as its dry run, applied by git', async () => {
    const dir = copyOf(project);
    fs.rmSync(path.join(dir, '.git'), { recursive: true, force: true });
    commitAll(dir);
    const { code, stdout } = await runCli(['--dry-run', ...(project.paths ?? [])], dir);
    expect(code).toBe(0);
    expect(snapshot(dir)).toEqual(snapshot(project.input));
    git(['apply', '--whitespace=nowarn'], dir, stdout);
    expect(snapshot(dir)).toEqual(snapshot(project.expected));
  });

  it('comes out the same in two selective runs', async () => {
    const dir = copyOf(project);
    const names = (await run(project, dir, { dryRun: true })).transforms;
    for (const name of names) expect((await run(project, dir, { transforms: [name] })).failures).toEqual([]);
    // A server whose transport comes through a barrel is served from a factory in one run only: the barrel's own file
    // says what the name was.
    const without = (files: Record<string, string>) =>
      Object.fromEntries(Object.entries(files).filter(([file]) => !(project.oneRun ?? []).includes(file)));
    expect(without(snapshot(dir))).toEqual(without(snapshot(project.expected)));
  });

  it('is left as it is by symbols alone, which says so', async () => {
    const dir = copyOf(project);
    const report = await run(project, dir, { transforms: ['symbols'] });
    expect(changed(report)).toEqual([]);
    expect(snapshot(dir)).toEqual(snapshot(project.input));
    const users = Object.entries(snapshot(path.join(dir, project.paths?.[0] ?? '.')))
      .filter(([file, content]) => /\.[cm]?[jt]sx?$/.test(file) && content.includes('@modelcontextprotocol/sdk'))
      .map(([file]) => path.posix.join(project.paths?.[0] ?? '.', file));
    expect(report.files.map((file) => file.path)).toEqual(expect.arrayContaining(users));
    for (const file of report.files) expect(file.notes.join('\n')).toContain('--transform imports,symbols');
    const shown = formatReport(report, 'pretty', { exitCode: 0 });
    expect(shown).toContain('--transform imports,symbols');
  });

  const { run: nodeArguments } = project;
  if (nodeArguments)
    it('runs before and after', async () => {
      const dir = copyOf(project);
      const node = () => spawnSync(process.execPath, nodeArguments, { cwd: dir, encoding: 'utf8' });
      expect(node()).toMatchObject({ status: 0 });
      await run(project, dir);
      install(project, dir);
      expect(node()).toMatchObject({ status: 0 });
    });

  const typed = Object.keys(snapshot(project.input)).some((file) => file.endsWith('tsconfig.json'));
  if (typed)
    it('compiles on v1, and on v2 but for what is marked', () => {
      const before = copyOf(project);
      expect(typeErrors(before)).toEqual({ marked: [], silent: [] });
      const after = path.join(scratch, `${project.name}-expected`);
      fs.cpSync(project.expected, after, { recursive: true });
      install(project, after);
      expect(typeErrors(after).silent).toEqual([]);
    });
});

describe.runIf(!update)('a run', () => {
  it('without manifests writes the same sources and no manifest', async () => {
    const project = readProject('npm-server');
    const dir = copyOf(project);
    const report = await run(project, dir, { manifest: false });
    expect(report.manifests).toEqual([]);
    const manifest = 'package.json';
    expect(text(dir, manifest)).toBe(text(project.input, manifest));
    expect({ ...snapshot(dir), [manifest]: '' }).toEqual({ ...snapshot(project.expected), [manifest]: '' });
  });

  it('of imports alone compiles, under the names of v1', async () => {
    const project = readProject('pnpm-catalogs');
    const dir = copyOf(project);
    await run(project, dir, { transforms: ['imports'] });
    const core = text(dir, 'packages/core/src/index.ts');
    expect(core).toContain('ProtocolError as McpError');
    expect(core).toContain('new McpError(ErrorCode.InternalError, why)');
    install(project, dir);
    expect(typeErrors(dir)).toEqual({ marked: [], silent: [] });
  });

  it('of symbols alone says on the command line what it needs', async () => {
    const dir = copyOf(readProject('npm-client'));
    const { code, stdout, stderr } = await runCli(['--transform', 'symbols'], dir);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr.replace(/\s+/g, ' ')).toContain(
      'symbols changed nothing here: it needs imports; run --transform imports,symbols (5 files)',
    );
    expect(snapshot(dir)).toEqual(snapshot(readProject('npm-client').input));
  });

  it('over the rest of a project lets go of v1', async () => {
    const project = readProject('sub-path');
    const dir = copyOf(project);
    await run(project, dir);
    expect(Object.keys(JSON.parse(text(dir, 'package.json')).dependencies)).toEqual([
      '@modelcontextprotocol/sdk',
      '@modelcontextprotocol/server',
    ]);
    expect(text(dir, 'tests/client.spec.ts')).toBe(text(project.input, 'tests/client.spec.ts'));
    const rest = await migrate({ cwd: dir, paths: ['tests'] });
    expect(changed(rest)).toEqual(['tests/client.spec.ts', 'package.json']);
    expect(text(dir, 'package.json')).not.toContain('@modelcontextprotocol/sdk');

    const whole = copyOf(project);
    await migrate({ cwd: whole });
    const inTwo = JSON.parse(text(dir, 'package.json'));
    const atOnce = JSON.parse(text(whole, 'package.json'));
    expect(inTwo.devDependencies).toEqual(atOnce.devDependencies);
    expect(inTwo.dependencies).toEqual(atOnce.dependencies);
    install(project, dir);
    expect(typeErrors(dir)).toEqual({ marked: [], silent: [] });
  });

  it('leaves what is handed to a dependency on v1, until that has moved too', async () => {
    const project = readProject('boundary');
    const dir = copyOf(project);
    const first = await run(project, dir);
    const handed = first.files.find((file) => file.path === 'src/mounted.ts');
    expect(handed?.todos).toMatchObject([{ rule: 'boundary', message: expect.stringContaining('mcp-mount') }]);
    expect(handed?.packages.map(({ name }) => name)).toContain('@modelcontextprotocol/sdk');
    expect(JSON.parse(text(dir, 'package.json')).dependencies).toHaveProperty(['@modelcontextprotocol/sdk'], '^1.20.0');

    // The dependency's next major is on v2.
    const installed = path.join(dir, 'node_modules/mcp-mount/package.json');
    fs.writeFileSync(
      installed,
      text(dir, 'node_modules/mcp-mount/package.json').replace('sdk": "^1.0.0', 'server": "^2.0.0'),
    );
    const second = await run(project, dir);
    expect(changed(second)).toEqual(['src/mounted.ts', 'package.json']);
    expect(text(dir, 'src/mounted.ts')).toContain("from '@modelcontextprotocol/server'");
    // Only the person takes a marker out.
    expect(second.files[0]?.standing).toHaveLength(1);
    expect(text(dir, 'package.json')).not.toContain('@modelcontextprotocol/sdk');
  });
});
