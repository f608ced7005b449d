import { scanEmbedded } from '../embed.js';
import type { Reporter, ScanInput, Scanner } from '../types.js';
import { bounded } from './bounded.js';
import { caddyScanner } from './caddyfile.js';
import { haproxyScanner } from './haproxy.js';
import { nginxScanner } from './nginx.js';
import { type Command, readCommands } from './shell/commands.js';
import { COMMAND_ROWS } from './shell/rows.js';
import { setFlags, variables } from './shell/variables.js';

/** A line without one of these says nothing. */
const TELLS =
  /ip_hash|\bstick\s|balance source|lb_policy|mcp|sse\b|SSE_|hash_on|stickiness|sticky|affinity|SESSION|STATELESS|TRANSPORT|scale count|--ha=false|--workers|sessionAffinity/i;

/** Commands: scripts, CI steps, Makefiles, Dockerfiles, Procfiles, units, crontabs, and single ones in other files. */
export const shellScanner: Scanner = {
  id: 'shell',
  handles: (path, head) =>
    /\.(?:sh|bash|zsh|fish|ksh|bats|ps1|cmd|bat|mk|make|service|cron|crontab|supervisor|hurl|http|rest|bru)(?:\.\w+)?$/i.test(
      path,
    ) ||
    /(?:^|\/)(?:Makefile|GNUmakefile|[Jj]ustfile|Taskfile|Procfile|Jenkinsfile|Vagrantfile|crontab|entrypoint|start|run)(?:\.\w+)?$/.test(
      path,
    ) ||
    /(?:^|\/)(?:Docker|Container)file[^/]*$|\.[Dd]ockerfile$/.test(path) ||
    /(?:^|\/)supervisor[^/]*\.(?:conf|ini)$/i.test(path) ||
    /^#!.*\b(?:ba|z|k|da)?sh\b/.test(head),
  mentions: TELLS,
  scan: bounded((input, report) => {
    const commands = readCommands(input.text, input.path);
    for (const command of commands) {
      if (!TELLS.test(command.text)) continue;
      for (const row of COMMAND_ROWS) {
        const at = row.find(command);
        if (at === undefined) continue;
        const { find: _, needsComment, ...hit } = row;
        if (needsComment && !SESSION_TALK.test(command.comment)) continue;
        report.hit({ ...hit, start: at, context: contextOf(command, commands, input) });
      }
      envOf(command, commands, input, report);
    }
    writtenFiles(input, report);
  }),
};

const HEREDOC = /<<-?[ \t]{0,3}["']?([A-Za-z_]\w{0,30})["']?[^\n]{0,200}\n/g;
const UPSTREAM = /\bupstream[ \t]{1,8}[\w.-]{1,100}[ \t]{0,8}\{/g;
/** A script writes a few files; more is no script. */
const MOST_FILES = 100;

/** Configuration that a script writes: here-documents, and files in one quoted word. */
function writtenFiles(input: ScanInput, report: Reporter): void {
  const { text } = input;
  let count = 0;
  for (const match of text.matchAll(HEREDOC)) {
    if (++count > MOST_FILES) break;
    const start = match.index + match[0].length;
    const end = text.indexOf(`\n${match[1]}`, start - 1);
    if (end > start) written(text.slice(start, end), (offset) => start + offset, input, report);
  }
  for (const { index } of text.matchAll(UPSTREAM)) {
    if (++count > 2 * MOST_FILES) break;
    const before = text.slice(Math.max(0, index - 300), index);
    const opening = /["'][^"'\n]*$/.exec(before);
    if (!opening || /^\s*#/.test(input.lines.line(input.lines.at(index).line))) continue;
    const start = index - (before.length - opening.index) + 1;
    const end = text.slice(index, index + 1000).indexOf(opening[0][0]!);
    if (end !== -1) written(text.slice(start, index + end), (offset) => start + offset, input, report);
  }
}

function written(text: string, outward: (offset: number) => number, input: ScanInput, report: Reporter): void {
  const scanner = /^\s*(?:upstream\s+\S+|server|http|location\s+\S.*)\s*\{/m.test(text)
    ? nginxScanner
    : /^\s*(?:frontend|backend|listen)\s+\S+\s*$/m.test(text)
      ? haproxyScanner
      : /\breverse_proxy\b/.test(text)
        ? caddyScanner
        : undefined;
  if (scanner) scanEmbedded(scanner, { text, outward, context: [nearOf(input.path)] }, input, report);
}

/** A comment that gives sessions as the reason. */
const SESSION_TALK = /session|sticky|affinity|in[- ]memory|stateful|\bsse\b/i;

function envOf(command: Command, commands: readonly Command[], input: ScanInput, report: Reporter): void {
  for (const { hit, name, start } of [...variables(command), ...setFlags(command)])
    report.hit({ ...hit, start, context: [name, ...contextOf(command, commands, input)] });
}

/** A command speaks for itself; a Dockerfile or unit is one thing. */
function contextOf(command: Command, commands: readonly Command[], input: ScanInput): string[] {
  if (!isOneThing(input.path)) return [command.text];
  return [command.text, ...commands.map((one) => one.text), nearOf(input.path)];
}

/** The file's own name and its folder's; what is above them is about more than this. */
function nearOf(path: string): string {
  return path.split('/').slice(-2).join('/');
}

function isOneThing(path: string): boolean {
  return /(?:^|\/)(?:Docker|Container)file|\.dockerfile$|\.service$|Procfile/i.test(path);
}
