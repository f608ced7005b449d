import { expect, test } from 'vitest';
import { formatJson } from '../../src/report/json.js';
import { file, finding, manifest, marked, report, todo } from './sample.js';

const full = () =>
  report({
    files: [
      file('src/b.ts', {
        transforms: { symbols: 2, imports: 1, later: 4 },
        todos: [todo('sse-server', 9), todo('removed/tasks', 2, "open '/home/me/project/src/b.ts'")],
        notes: ['handlers needs imports'],
        before: 'SECRET SOURCE\n',
      }),
      marked('src/a.ts', todo('sse-server', 4)),
    ],
    manifests: [manifest('package.json', { warnings: ['engines.node'] }), manifest('app/package.json')],
    findings: [finding({ file: 'z.ts' }), finding({ file: 'a.ts', line: 9 }), finding({ file: 'a.ts', line: 2 })],
    skipped: [{ path: 'gen.ts', reason: 'generated', message: 'generated' }],
    failures: [
      { path: 'src/y.ts', kind: 'unwritable', message: "EACCES: permission denied, open '/home/me/project/src/y.ts'" },
      { path: 'src/x.ts', kind: 'syntax', message: 'Unexpected token', line: 3, column: 14 },
    ],
    next: ['npm install'],
  });

test('the whole document', () => {
  expect(formatJson(full(), 3)).toMatchInlineSnapshot(`
    "{
      "tool": "mcp-v2-codemod",
      "versions": {
        "tool": "0.1.0",
        "sdk": "2.4.0",
        "packages": {
          "@modelcontextprotocol/server": "2.4.0"
        }
      },
      "dryRun": false,
      "interrupted": false,
      "transforms": [
        "imports",
        "symbols",
        "handlers"
      ],
      "scanned": 48,
      "files": [
        {
          "path": "src/a.ts",
          "changed": false,
          "written": false,
          "transforms": {},
          "todos": [],
          "standing": [
            {
              "rule": "sse-server",
              "line": 4,
              "column": 3,
              "message": "finish this"
            }
          ],
          "notes": []
        },
        {
          "path": "src/b.ts",
          "changed": true,
          "written": true,
          "transforms": {
            "imports": 1,
            "symbols": 2,
            "later": 4
          },
          "todos": [
            {
              "rule": "removed/tasks",
              "line": 2,
              "column": 3,
              "message": "open 'src/b.ts'"
            },
            {
              "rule": "sse-server",
              "line": 9,
              "column": 3,
              "message": "finish this"
            }
          ],
          "standing": [],
          "notes": [
            "handlers needs imports"
          ]
        }
      ],
      "manifests": [
        {
          "path": "app/package.json",
          "changed": true,
          "written": true,
          "changes": [
            "added @modelcontextprotocol/server ^2.4.0 (dependencies)"
          ],
          "warnings": []
        },
        {
          "path": "package.json",
          "changed": true,
          "written": true,
          "changes": [
            "added @modelcontextprotocol/server ^2.4.0 (dependencies)"
          ],
          "warnings": [
            "engines.node"
          ]
        }
      ],
      "findings": [
        {
          "rule": "package-role",
          "severity": "review",
          "file": "a.ts",
          "line": 2,
          "column": 1,
          "message": "Cannot tell client from server."
        },
        {
          "rule": "package-role",
          "severity": "review",
          "file": "a.ts",
          "line": 9,
          "column": 1,
          "message": "Cannot tell client from server."
        },
        {
          "rule": "package-role",
          "severity": "review",
          "file": "z.ts",
          "line": 1,
          "column": 1,
          "message": "Cannot tell client from server."
        }
      ],
      "skipped": [
        {
          "path": "gen.ts",
          "reason": "generated",
          "message": "generated"
        }
      ],
      "failures": [
        {
          "path": "src/x.ts",
          "kind": "syntax",
          "message": "Unexpected token",
          "line": 3,
          "column": 14
        },
        {
          "path": "src/y.ts",
          "kind": "unwritable",
          "message": "EACCES: permission denied, open 'src/y.ts'"
        }
      ],
      "next": [
        "npm install"
      ],
      "exitCode": 3
    }
    "
  `);
});

test('is the same text whatever order the entries came in, and says the same on every machine', () => {
  const other = full();
  for (const list of [other.files, other.manifests, other.findings, other.failures]) list.reverse();
  for (const entry of other.files) entry.transforms = Object.fromEntries(Object.entries(entry.transforms).reverse());
  const text = formatJson(other, 3);
  expect(text).toBe(formatJson(full(), 3));
  expect(text).not.toContain('/home/me');
  expect(text).not.toContain('SECRET');
});

test('says when the run was interrupted', () => {
  expect(JSON.parse(formatJson(report({ interrupted: true }), 130))).toMatchObject({
    interrupted: true,
    exitCode: 130,
  });
});
