import type { Reporter, Scanner } from '../types.js';
import { envHit } from './env-rules.js';

/** `.env` files and what is written like them. */
export const envScanner: Scanner = {
  id: 'env',
  handles: (path) =>
    /(?:^|\/)(?:\.?env(?:\.[\w.-]+)?|[\w.-]+\.env(?:\.[\w-]+)?|\.envrc|\.dev\.vars(?:\.\w+)?|\.flaskenv)$/i.test(path),
  mentions: /SESSION|STATE|SSE|TRANSPORT|EVENT_STORE|\/sse|_MODE|_PROTOCOL|MCPGATEWAY/i,
  scan(input, report) {
    const { text } = input;
    const names: string[] = [];
    const found: { start: number; name: string; value: string }[] = [];
    for (const match of text.matchAll(/^([ \t]*(?:export[ \t]+)?)([A-Za-z_][A-Za-z0-9_]*)[ \t]*=[ \t]*([^\r\n]*)/gm)) {
      const name = match[2]!;
      names.push(name);
      found.push({ start: match.index + match[1]!.length, name, value: unquoted(match[3]!) });
    }
    reportAll(found, names, report);
  },
};

/** The whole file configures one application: what its other variables are called says whether it serves MCP. */
function reportAll(
  found: readonly { start: number; name: string; value: string }[],
  names: readonly string[],
  report: Reporter,
): void {
  const off = new Set(
    found
      .filter(({ name, value }) => /_AFFINITY_ENABLED$/.test(name) && /^(?:false|0|no)?$/i.test(value))
      .map(({ name }) => name.replace(/_ENABLED$/, '')),
  );
  const beside = found.map(({ name, value }) => `${name}=${value}`);
  for (const { start, name, value } of found) {
    const hit = envHit(name, value, beside);
    if (hit && ![...off].some((prefix) => name.startsWith(prefix)))
      report.hit({ ...hit, start, context: [name, ...names] });
  }
}

function unquoted(text: string): string {
  const value = text.trim();
  return (/^(["'`])([\s\S]*?)\1/.exec(value)?.[2] ?? value.replace(/(?:^|\s)#.*$/, '')).trim();
}
