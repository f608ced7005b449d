/** Keys whose values are never printed. */
const SECRET_KEY =
  /(?:pass(?:word|wd|phrase)?|secret|token|api[-_]?key|apikey|access[-_]?key|private[-_]?key|signing[-_]?key|encryption[-_]?key|credential|auth(?:orization)?|bearer|cookie[-_]?key|connection[-_]?string|dsn|client[-_]?secret)s?/i;

/** Keys that say where a secret is kept, not what it is. */
const REFERENCE_KEY = /(?:name|ref|file|path|header|url|type|ttl|expir\w*|enabled)s?$/i;

/** `key: value`, `key = value`, `"key": "value"`, `KEY=value`: the key and the value's range. */
const PAIR =
  /(["'`]?)([\w.$/-]*)\1(\s*(?:=>|:=|[:=])\s*)("(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|[^\s,;}\]#]+(?:\s+[^\s,;}\]#]+)?)/g;

/** Values that are secrets by their shape, whatever the key. */
const SHAPES: readonly [RegExp, string][] = [
  [/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@'"]+@/gi, '$1***@'],
  [/\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{6,}/gi, '$1 ***'],
  [/\b(?:gh[pousr]_|github_pat_|glpat-|sk-|xox[abprs]-|AKIA|ASIA|AIza|ya29\.|npm_|pypi-)[A-Za-z0-9_-]{8,}/g, '***'],
  [/\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*)?/g, '***'],
  [/([?&](?:token|key|api_?key|access_token|secret|sig|signature|password)=)[^&\s'"]+/gi, '$1***'],
];

/** A line of a finding as it may be printed: values of keys that look secret are `***`, and so are tokens and URL users. */
export function maskSecrets(line: string): string {
  let masked = line;
  for (const [shape, instead] of SHAPES) masked = masked.replace(shape, instead);
  return masked.replace(PAIR, (whole, quote: string, key: string, between: string, value: string) => {
    if (!SECRET_KEY.test(key) || REFERENCE_KEY.test(key) || isReference(value) || /^["']?\*\*\*/.test(value))
      return whole;
    const open = /^["'`]/.exec(value)?.[0] ?? '';
    return `${quote}${key}${quote}${between}${open}***${open}`;
  });
}

/** Names of where a secret is kept are no secrets: `${TOKEN}`, `{{ .Values.token }}`, `true`, `{`, `var.x`. */
function isReference(value: string): boolean {
  return /^["']?(?:\$\{?[A-Z_a-z]|\{\{|<|var\.|local\.|data\.|process\.env|os\.environ|secretRef|valueFrom|true\b|false\b|null\b|none\b|[{[(]|\|)/i.test(
    value,
  );
}
