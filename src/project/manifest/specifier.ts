import { type Interval, parseRange } from './range.js';

/** What the text behind a package name in a dependency section means. */
export type Specifier =
  | { kind: 'range'; range: readonly Interval[] }
  /** `*`, `latest` and the empty string: whatever is newest. */
  | { kind: 'newest' }
  | { kind: 'tag'; tag: string }
  /** `catalog:` (the name is `default`) and `catalog:<name>`. */
  | { kind: 'catalog'; catalog: string }
  /** `npm:<name>@<range>` */
  | { kind: 'alias'; name: string; range: string }
  /** Yarn's `patch:`: a package of the registry with local edits. */
  | { kind: 'patch' }
  | { kind: 'workspace' }
  /** `file:`, `link:`, `portal:` and plain paths. */
  | { kind: 'local' }
  /** git and tarball addresses, `owner/repo`. */
  | { kind: 'remote' }
  | { kind: 'unknown' };

/** Tells the kinds of dependency specifiers of npm, pnpm, yarn and bun apart. Never throws. */
export function readSpecifier(text: string): Specifier {
  const spec = text.trim();
  if (/^([*xX]|latest)?$/.test(spec)) return { kind: 'newest' };
  const protocol = /^([a-z+]+):(.*)$/s.exec(spec);
  if (protocol) return readProtocol(protocol[1]!, protocol[2]!.trim());
  if (/^(\.{1,2}|~)?\//.test(spec)) return { kind: 'local' };
  const range = parseRange(spec);
  if (range) return { kind: 'range', range };
  if (/^[\w.-]+\/[\w.-]+(#.*)?$/.test(spec) || /^[\w.-]+@[\w.-]+:/.test(spec)) return { kind: 'remote' };
  if (/^[a-z][\w.-]*$/i.test(spec)) return { kind: 'tag', tag: spec };
  return { kind: 'unknown' };
}

function readProtocol(protocol: string, rest: string): Specifier {
  switch (protocol) {
    case 'npm': {
      // Yarn writes `npm:^1.2.0` for the package itself.
      const own = rest === '' ? undefined : parseRange(rest);
      if (own) return { kind: 'range', range: own };
      const alias = /^((?:@[^/@]+\/)?[^@/]+)(?:@(.*))?$/s.exec(rest);
      return alias ? { kind: 'alias', name: alias[1]!, range: alias[2] ?? '' } : { kind: 'unknown' };
    }
    case 'catalog':
      return { kind: 'catalog', catalog: rest || 'default' };
    case 'workspace':
      return { kind: 'workspace' };
    case 'patch':
      return { kind: 'patch' };
    case 'file':
    case 'link':
    case 'portal':
      return { kind: 'local' };
    case 'github':
    case 'gitlab':
    case 'bitbucket':
    case 'gist':
    case 'git':
    case 'ssh':
    case 'http':
    case 'https':
      return { kind: 'remote' };
    default:
      return protocol.startsWith('git+') ? { kind: 'remote' } : { kind: 'unknown' };
  }
}
