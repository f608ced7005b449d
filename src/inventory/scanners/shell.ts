import type { Reporter, ScanInput, Scanner } from '../types.js';
import { bounded } from './bounded.js';
import { type Command, readCommands } from './shell/commands.js';
import { COMMAND_ROWS } from './shell/rows.js';
import { setFlags, variables } from './shell/variables.js';

/** A line without one of these says nothing. */
const TELLS =
  /mcp|sse\b|stickiness|sticky|affinity|SESSION|STATELESS|TRANSPORT|scale count|--ha=false|--workers|sessionAffinity/i;

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
  }),
};

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
