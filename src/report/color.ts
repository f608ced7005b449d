import picocolors from 'picocolors';

export type Colors = ReturnType<typeof picocolors.createColors>;

/** Colour functions that colour, or that return their text as it is. */
export function colors(enabled: boolean): Colors {
  return picocolors.createColors(enabled);
}

/**
 * Whether text for a stream should be coloured: never with `--no-color` or NO_COLOR (https://no-color.org, any
 * non-empty value), always with FORCE_COLOR (but for `0` and `false`), else when it is a terminal that can.
 * picocolors' own answer is not used: it asks stdout only, and colours whatever runs in CI.
 */
export function wantsColor(stream: { isTTY?: boolean | undefined }, env: NodeJS.ProcessEnv, flag = true): boolean {
  if (!flag || env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return stream.isTTY === true && env.TERM !== 'dumb';
}

/** A unified diff as git colours it. For people only: `git apply` does not read it. */
export function colorDiff(diff: string, enabled: boolean): string {
  if (!enabled) return diff;
  const c = colors(true);
  // A header is matched as a whole: a removed SQL comment (`--- note`) looks like half of one.
  return diff.replace(/(?:diff --git [^\n]+\n)?--- [^\n]+\n\+\+\+ [^\n]+(?=\n@@ -)|[^\n]+/g, (text) => {
    if (text.includes('\n')) return text.replace(/[^\n]+/g, (line) => c.bold(line));
    if (text.startsWith('@@')) return c.cyan(text);
    if (text.startsWith('+')) return c.green(text);
    return text.startsWith('-') ? c.red(text) : text;
  });
}
