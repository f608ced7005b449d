import { describe, expect, it } from 'vitest';
import { LineIndex } from '../../src/engine/lines.js';
import { apacheScanner } from '../../src/inventory/scanners/apache.js';
import { bicepScanner } from '../../src/inventory/scanners/bicep.js';
import { caddyScanner } from '../../src/inventory/scanners/caddyfile.js';
import { haproxyScanner } from '../../src/inventory/scanners/haproxy.js';
import { markdownScanner } from '../../src/inventory/scanners/markdown.js';
import { nginxScanner } from '../../src/inventory/scanners/nginx.js';
import { shellScanner } from '../../src/inventory/scanners/shell.js';
import { sourceScanner } from '../../src/inventory/scanners/source.js';
import { terraformScanner } from '../../src/inventory/scanners/terraform.js';
import { yamlScanner } from '../../src/inventory/scanners/yaml.js';
import type { Scanner } from '../../src/inventory/types.js';

const SCANNERS: readonly (readonly [Scanner, string])[] = [
  [nginxScanner, 'nginx.conf'],
  [haproxyScanner, 'haproxy.cfg'],
  [caddyScanner, 'Caddyfile'],
  [apacheScanner, 'httpd.conf'],
  [terraformScanner, 'main.tf'],
  [bicepScanner, 'main.bicep'],
  [shellScanner, 'run.sh'],
  [sourceScanner, 'server.py'],
  [sourceScanner, 'main.go'],
  [sourceScanner, 'main.rs'],
  [sourceScanner, 'policy.xml'],
  [markdownScanner, 'README.md'],
];

/** What every prefilter lets through. */
const TELLS =
  ' ip_hash; hash $http_mcp_session_id; stick on src; lb_policy ip_hash; stickysession=X /sse mcp-session-id stickiness affinity --transport sse mcp fastmcp ';

const BASE = 20_000;

/** Texts that no tool writes and somebody may send: each by its size. */
const TEXTS: Record<string, (size: number) => string> = {
  'one long line': (size) => TELLS.repeat(size / 40),
  'nested braces': (size) => `${TELLS}${'a { '.repeat(size)}`,
  'nested brackets': (size) => `${TELLS}x = ${'['.repeat(size)}`,
  'unclosed objects': (size) => `${TELLS}${'x = { a = [\n'.repeat(size / 2)}`,
  'unclosed quotes': (size) => `${TELLS}${'" \' ` '.repeat(size)}`,
  'unclosed heredocs': (size) => `${TELLS}${'x = <<EOF\n y\n'.repeat(size / 4)}`,
  'unclosed templates': (size) => `${TELLS}${'{{ ${ {% if x '.repeat(size / 4)}`,
  'unclosed conditions': (size) => `${TELLS}${'{% if x %} a { ip_hash; sticky }\n'.repeat(size / 10)}`,
  'unclosed comments': (size) => `${TELLS}${'/* sticky <!-- '.repeat(size / 4)}`,
  'blank lines': (size) => `${TELLS}${'\n'.repeat(size * 5)}${' '.repeat(size * 5)}`,
  'joined lines': (size) => `${TELLS}${'\\\n'.repeat(size)}`,
  'addresses without an end': (size) => `${TELLS}\n\`\`\`\n${'https://x/sse-'.repeat(size / 2)}`,
  'many places': (size) =>
    `${TELLS}\n${'upstream mcp { ip_hash; }\nbackend mcp\n stick on src\n balance source\nlb_policy ip_hash\n'.repeat(size / 20)}`,
};

describe.each(SCANNERS)('$id', (scanner, path) => {
  // What is not linear here does not come to an end before the test runner loses patience.
  it.each(Object.keys(TEXTS))('gets through %s', (name) => {
    const text = TEXTS[name]!(BASE * 4);
    expect(scanner.mentions.test(text)).toBe(true);
    const places: number[] = [];
    scanner.scan(
      { path, text, lines: new LineIndex(text) },
      { hit: ({ start }) => void places.push(start), skip() {} },
    );
    expect(places.every((start) => start >= 0 && start <= text.length)).toBe(true);
  });
});

it('gets through a YAML document with thousands of aliases', () => {
  const service = 'a: &a { kind: Service, apiVersion: v1, spec: { sessionAffinity: ClientIP } }\n';
  const text = service + Array.from({ length: BASE }, (_, index) => `k${index}: { spec: *a }\n`).join('');
  let lines = 0;
  yamlScanner.scan({ path: 'a.yaml', text, lines: new LineIndex(text) }, { hit: () => void lines++, skip() {} });
  expect(lines).toBeLessThan(10);
});
