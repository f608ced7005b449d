import { describe, expect, it } from 'vitest';
import { allows, allowsBelow, overlaps, parseRange, parseVersion } from '../../src/project/manifest/range.js';
import { readSpecifier } from '../../src/project/manifest/specifier.js';

describe('ranges, read as npm reads them', () => {
  it.each<[string, string[], string[]]>([
    ['^1.2.3', ['1.2.3', '1.99.0'], ['1.2.2', '2.0.0']],
    ['^0.2.3', ['0.2.3', '0.2.9'], ['0.3.0', '0.2.2']],
    ['^0.0.3', ['0.0.3'], ['0.0.4']],
    ['^0.0', ['0.0.9'], ['0.1.0']],
    ['^0', ['0.9.9'], ['1.0.0']],
    ['~1.2.3', ['1.2.3', '1.2.9'], ['1.3.0']],
    ['~1', ['1.9.0'], ['2.0.0']],
    ['~> 1.2', ['1.2.0'], ['1.3.0']],
    ['1.x', ['1.0.0', '1.9.9'], ['2.0.0', '0.9.9']],
    ['1.2.*', ['1.2.9'], ['1.3.0']],
    ['1', ['1.5.0'], ['2.0.0']],
    ['=1.2.3', ['1.2.3'], ['1.2.4']],
    ['v1.2.3', ['1.2.3'], ['1.2.2']],
    ['>1.2', ['1.3.0'], ['1.2.9']],
    ['>= 1.2 <3', ['1.2.0', '2.9.9'], ['3.0.0', '1.1.9']],
    ['<=1.2', ['1.2.9', '0.0.0'], ['1.3.0']],
    ['<2', ['1.9.9'], ['2.0.0']],
    ['1.2 - 2.3', ['1.2.0', '2.3.9'], ['2.4.0', '1.1.9']],
    ['1.2.3 - 2.3.4', ['2.3.4'], ['2.3.5']],
    ['^1 || ^3', ['1.0.0', '3.5.0'], ['2.0.0']],
    ['*', ['0.0.0', '99.0.0'], []],
    ['', ['1.0.0'], []],
    ['<1 >2', [], ['0.5.0', '1.5.0', '3.0.0']],
    ['>*', [], ['1.0.0']],
    ['^2.0.0-beta.1', ['2.0.0'], ['1.9.9']],
  ])('%j', (text, inside, outside) => {
    const range = parseRange(text)!;
    for (const version of inside) expect(allows(range, parseVersion(version)!), version).toBe(true);
    for (const version of outside) expect(allows(range, parseVersion(version)!), version).toBe(false);
  });

  it.each(['latest', '^1.2.3beta', 'workspace:*', '>=1,<2', '1.2.3.4', 'a || ^1', '>=16<20'])('%j is none', (text) => {
    expect(parseRange(text)).toBeUndefined();
  });

  it('below and overlapping', () => {
    const at = parseVersion('4.2.0')!;
    expect(allowsBelow(parseRange('^4.2.0')!, at)).toBe(false);
    expect(allowsBelow(parseRange('^4.2.0-rc.1')!, at)).toBe(true);
    expect(allowsBelow(parseRange('^5 || ^3')!, at)).toBe(true);
    expect(overlaps(parseRange('^4.17.0')!, parseRange('^4.18.0 || ^5.0.0')!)).toBe(true);
    expect(overlaps(parseRange('<4.18.0')!, parseRange('^4.18.0 || ^5.0.0')!)).toBe(false);
    expect(overlaps(parseRange('>=6')!, parseRange('^4.18.0 || ^5.0.0')!)).toBe(false);
    expect(parseVersion('4.2')).toBeUndefined();
  });
});

describe('dependency specifiers', () => {
  it.each([
    ['^1.2.3', 'range'],
    ['npm:^1.2.3', 'range'],
    ['*', 'newest'],
    ['x', 'newest'],
    ['latest', 'newest'],
    [' ', 'newest'],
    ['next', 'tag'],
    ['catalog:', 'catalog'],
    ['catalog:mcp', 'catalog'],
    ['npm:@a/b@^1', 'alias'],
    ['npm:b', 'alias'],
    ['patch:a@npm:1#./p', 'patch'],
    ['workspace:^', 'workspace'],
    ['file:../x', 'local'],
    ['link:../x', 'local'],
    ['../x', 'local'],
    ['~/x', 'local'],
    ['a/b', 'remote'],
    ['a/b#semver:^1', 'remote'],
    ['github:a/b', 'remote'],
    ['git+ssh://git@host/a.git', 'remote'],
    ['git@host:a/b.git', 'remote'],
    ['https://host/a.tgz', 'remote'],
    ['jsr:^1', 'unknown'],
    ['^1.2.3beta', 'unknown'],
  ])('%j is %s', (spec, kind) => {
    expect(readSpecifier(spec).kind).toBe(kind);
  });

  it('names and ranges', () => {
    expect(readSpecifier('npm:@a/b@^1')).toEqual({ kind: 'alias', name: '@a/b', range: '^1' });
    expect(readSpecifier('npm:b')).toEqual({ kind: 'alias', name: 'b', range: '' });
    expect(readSpecifier('catalog:')).toEqual({ kind: 'catalog', catalog: 'default' });
    expect(readSpecifier('catalog:mcp')).toEqual({ kind: 'catalog', catalog: 'mcp' });
  });
});
