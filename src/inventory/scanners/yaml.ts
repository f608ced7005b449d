import type { Scanner } from '../types.js';
import { caddyScanner } from './caddyfile.js';
import { parseJson } from './data/json.js';
import { type Helpers, recognise } from './data/recognise.js';
import { scanTemplate } from './data/template.js';
import { parseToml } from './data/toml.js';
import type { TreeNode } from './data/tree.js';
import { DATA_WORDS } from './data/words.js';
import { parseYaml, TooComplex } from './data/yaml.js';
import { haproxyScanner } from './haproxy.js';
import { nginxScanner } from './nginx.js';
import { pythonProject } from './packages.js';
import { shellScanner } from './shell.js';

const YAML_FILE =
  /\.(?:ya?ml)(?:\.(?:tpl|tmpl|template|j2|jinja2?|erb|gotmpl|dist|example|sample|in))?$|(?:^|\/)(?:\.clang-format|Pulumi\.[\w-]+\.yaml)$|\.ebextensions\/.*\.config$/i;
const JSON_FILE =
  /\.(?:json[c5]?|webmanifest|har|code-workspace|tfvars\.json)(?:\.(?:tpl|tmpl|template|j2|erb|dist|example|sample))?$|(?:^|\/)\.(?:mcp|claude)rc?$/i;
const TOML_FILE = /\.toml(?:\.(?:tpl|tmpl|template|j2|dist|example|sample))?$/i;

/** YAML: every document of a file, in every shape that configurations come in. */
export const yamlScanner: Scanner = {
  id: 'yaml',
  handles: (path, head) =>
    YAML_FILE.test(path) ||
    (/(?:^|\/)templates\/.*\.(?:tpl|txt)$/.test(path) && /\{\{/.test(head)) ||
    /(?:^|\/)\.ebextensions\//.test(path),
  mentions: DATA_WORDS,
  scan(input, report) {
    if (/(?:^|\/)(?:pnpm-lock|conda-lock)\.ya?ml$/.test(input.path)) return;
    guarded(report.skip, () => {
      const { roots, broken } = parseYaml(input.text);
      if (roots.length === 0 && /^\s*[{[]/.test(input.text)) return jsonScanner.scan(input, report);
      for (const root of roots) recognise(root, 'yaml', input, report, helpers());
      // What the parser could not make sense of is still read line by line.
      if (broken) scanTemplate(input, report);
      return undefined;
    });
  },
};

/** JSON, with comments and trailing commas. */
export const jsonScanner: Scanner = {
  id: 'json',
  handles: (path) =>
    JSON_FILE.test(path) && !/(?:^|\/)(?:package-lock|npm-shrinkwrap)\.json$|\.min\.json$|\.map$/.test(path),
  mentions: DATA_WORDS,
  scan(input, report) {
    guarded(report.skip, () => {
      const root = parseJson(input.text);
      if (root) recognise(root, 'json', input, report, helpers());
    });
  },
};

/** TOML. */
export const tomlScanner: Scanner = {
  id: 'toml',
  handles: (path) => TOML_FILE.test(path) || /(?:^|\/)Pipfile$/.test(path),
  mentions: DATA_WORDS,
  scan(input, report) {
    guarded(report.skip, () => {
      const root: TreeNode | undefined = parseToml(input.text);
      if (root) {
        pythonProject(root, input, report);
        recognise(root, 'toml', input, report, helpers());
      } else report.skip('does not parse as TOML; not looked at');
    });
  },
};

function guarded(skip: (message: string) => void, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof TooComplex)) throw error;
    skip(`${error.message}; not looked at`);
  }
}

function helpers(): Helpers {
  return {
    nginx: nginxScanner,
    haproxy: haproxyScanner,
    caddy: caddyScanner,
    shell: shellScanner,
    yaml: yamlScanner,
    json: jsonScanner,
    toml: tomlScanner,
  };
}
