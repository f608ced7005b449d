import type { Hit } from '../../types.js';
import { sseAddress } from '../urls.js';
import type { Command } from './commands.js';

/** One tell in a command. */
export interface CommandRow extends Pick<Hit, 'rule' | 'kind' | 'severity' | 'because' | 'message'> {
  /** @returns the offset of the finding, or undefined */
  find(command: Command): number | undefined;
  /** Only where a comment gives sessions as the reason. */
  needsComment?: boolean;
}

/** The word at which a flag with one of these values stands: `--flag value`, `--flag=value`. */
function flag(command: Command, name: RegExp, value: RegExp): number | undefined {
  for (const [index, word] of command.words.entries()) {
    const [key = '', own] = split(word.text);
    if (!name.test(key)) continue;
    const given = own || (command.words[index + 1]?.text ?? '');
    if (value.test(given)) return word.start;
  }
  return undefined;
}

function split(word: string): [string, string?] {
  const at = word.search(/[=:]/);
  return at > 0 && word.startsWith('-') ? [word.slice(0, at), word.slice(at + 1)] : [word];
}

/** The first word of a command for which a pattern holds, when the command as a whole matches another. */
function word(command: Command, whole: RegExp, pattern: RegExp): number | undefined {
  if (!whole.test(command.text)) return undefined;
  return command.words.find((one) => pattern.test(one.text))?.start;
}

/** `mcp-server sse`: the transport as a word of its own, right behind the server. */
function afterMcp({ words }: Command): number | undefined {
  return words.find(
    ({ text }, index) =>
      text === 'sse' && /(?:^|[/@-])mcp(?:[-@.]|$)|server-everything/.test(words[index - 1]?.text ?? ''),
  )?.start;
}

/** `--sse` of storage is server-side encryption. */
const ENCRYPTS = /\baws\s+s3(?:api)?\b|\bs3cmd\b|--sse[= ](?:aws:kms|AES256)/i;

const isMcp = (command: Command) => /mcp/i.test(command.text);

/** Commands that set up, ask for or test sessions and SSE. */
export const COMMAND_ROWS: readonly CommandRow[] = [
  {
    rule: 'client-config-mcp-remote-sse',
    find(command) {
      if (!/\b(?:mcp-remote|supergateway|mcp-proxy)\b/.test(command.text)) return undefined;
      const address = command.words.find((one) => sseAddress(one.text) && !one.text.startsWith('-'));
      return (
        flag(command, /^--transport$/, /^sse-(?:only|first)$/) ??
        word(command, /\bsupergateway\b/, /^--sse$/) ??
        address?.start
      );
    },
  },
  {
    rule: 'toolhive-transport-sse',
    find: (command) =>
      /\bthv\s+run\b/.test(command.text) ? flag(command, /^--(?:transport|proxy-mode)$/, /^sse$/) : undefined,
  },
  {
    rule: 'cli-transport-sse',
    find: (command) =>
      flag(
        command,
        /^--?(?:mcp-)?(?:server-)?(?:transport|transport-type|output-?transport|transport-mode|protocol)$/i,
        /^sse$/i,
      ) ??
      (isMcp(command) ? flag(command, /^-t$/, /^sse$/) : undefined) ??
      afterMcp(command) ??
      (isMcp(command) && !ENCRYPTS.test(command.text)
        ? word(command, /--sse\b/, /^--sse(?:-(?:port|path|host|endpoint))?(?:=.*)?$/)
        : undefined),
  },
  {
    rule: 'ci-grep-session-id',
    find: (command) =>
      command.isDenial
        ? undefined
        : (word(command, /\b(?:e?grep|rg|ag|awk|sed|findstr|Select-String)\b.*mcp-session-id/i, /mcp-session-id/i) ??
          word(command, /mcp-session-id\s*:\s*\S/i, /mcp-session-id/i) ??
          word(command, /^(?:\w+:\s*)?header\s+["']mcp-session-id["'](?!\s*not\b)/i, /mcp-session-id/i) ??
          word(command, /(?:\[['"]|['"])mcp-session-id['"]\s*(?:\]|=[^=])/i, /mcp-session-id/i)),
  },
  {
    rule: 'synthetics-initialize',
    find(command) {
      if (/^[@\s]*(?:echo|printf|Write-Host)\b/.test(command.text)) return undefined;
      if (!/\b(?:curl|wget|http|https|xh|wait-on|HEALTHCHECK|GET)\b/.test(command.text) || command.isDenial)
        return undefined;
      return (
        command.words.find((one) => sseAddress(one.text))?.start ??
        (/\bHEALTHCHECK\b/.test(command.text)
          ? word(command, /"method\\?"\s*:\s*\\?"initialize\b/, /\binitialize\b/)
          : undefined)
      );
    },
  },
  {
    rule: 'aws-cli-stickiness',
    find: (command) =>
      word(
        command,
        /\baws\s+(?:elbv2|elb)\b.*stickiness\.enabled\b["',\s\\]*Value["'\s\\]*[=:]["'\s\\]*true\b/is,
        /stickiness\.enabled/,
      ) ?? word(command, /\baws\s+elb\s+create-(?:lb|app)-cookie-stickiness-policy\b/, /stickiness-policy/),
  },
  {
    rule: 'azure-cli-client-affinity',
    find: (command) =>
      /\baz\s/.test(command.text)
        ? (flag(command, /^--client-affinity-enabled$/, /^true$/i) ??
          (/sticky-sessions\s+set/.test(command.text) ? flag(command, /^--affinity$/, /^sticky$/i) : undefined) ??
          word(command, /\bwebapp\b/, /^(?:properties\.)?clientAffinityEnabled=true$/i))
        : undefined,
  },
  {
    rule: 'gcp-cli-backend-service',
    find: (command) =>
      /\bgcloud\b.*\bbackend-services\b/s.test(command.text)
        ? flag(command, /^--session-affinity$/, /^(?!none$)\w/i)
        : undefined,
  },
  {
    rule: 'gcp-cloud-run-session-affinity',
    find: (command) =>
      word(command, /\bgcloud\b.*\brun\b(?:(?!--no-session-affinity).)*$/s, /^--session-affinity(?:=true)?$/),
  },
  {
    rule: 'gcp-target-pool-affinity',
    find: (command) =>
      /\bgcloud\b.*\btarget-pools\b/s.test(command.text)
        ? flag(command, /^--session-affinity$/, /^client_ip/i)
        : undefined,
  },
  {
    rule: 'gcp-single-instance',
    needsComment: true,
    find: (command) => (/\bgcloud\b/.test(command.text) ? flag(command, /^--max-instances$/, /^1$/) : undefined),
  },
  {
    // Kong's admin API.
    rule: 'kong-hash-on',
    find: (command) =>
      word(command, /\/upstreams\b.*\bhash_on["']?\s*[=:]\s*["']?(?!none\b)\w/s, /\bhash_on["']?\s*[=:]/),
  },
  {
    rule: 'heroku-session-affinity',
    find: (command) => word(command, /\bheroku\s+(?:features|labs):enable\b/, /^http-session-affinity$/),
  },
  {
    rule: 'do-lb-sticky-sessions',
    find: (command) =>
      /\bdoctl\b/.test(command.text) ? flag(command, /^--sticky-sessions$/, /type:cookies/) : undefined,
  },
  {
    rule: 'fly-force-instance-id',
    find: (command) =>
      word(command, /\bfly(?:ctl)?\s+mcp\s+proxy\b.*--instance/s, /^--instance/) ??
      word(command, /fly-(?:force|prefer)-instance-id/i, /fly-(?:force|prefer)-instance-id/i),
  },
  {
    rule: 'fly-single-machine',
    needsComment: true,
    find: (command) =>
      word(command, /\bfly(?:ctl)?\s+scale\s+count\s+1\b/, /^scale$/) ??
      word(command, /\bfly(?:ctl)?\b/, /^--ha=false$/),
  },
  {
    rule: 'uvicorn-gunicorn-single-worker',
    needsComment: true,
    find: (command) =>
      /\b(?:uvicorn|gunicorn|hypercorn|fastapi|granian|daphne)\b/.test(command.text)
        ? flag(command, /^(?:--workers|-w)$/, /^1$/)
        : undefined,
  },
  {
    rule: 'test-asserts-affinity',
    find: (command) =>
      word(command, /(?:^|\s)(?:\[\[?|test|assert\w*|grep|\|\s*grep)\s.*sessionAffinity.*ClientIP/s, /sessionAffinity/),
  },
  {
    rule: 'k8s-service-session-affinity',
    find: (command) =>
      word(command, /\b(?:kubectl|oc)\b.*sessionAffinity["']?\s*[:=]\s*["']?ClientIP/s, /sessionAffinity/),
  },
];
