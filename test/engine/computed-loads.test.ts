// The folders that computed loads go to.
import { expect, it } from 'vitest';
import { loadedFolder } from '../../src/engine/computed-loads.js';
import { SourceFile } from '../../src/engine/source-file.js';

const HEAD = `import path, { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
const here = dirname(fileURLToPath(import.meta.url));
const tools = join(here, '..', 'tools');
let changing = './tools';
`;

function folderOf(load: string): string | undefined {
  const file = new SourceFile('/project/src/index.js', `${HEAD}${load};\n`);
  const call = file.scopes.calls.find(({ callee }) => callee.type === 'Import' || callee.name === 'require')!;
  return loadedFolder(file, call.arguments[0]);
}

it.each([
  ['import(`./tools/${name}`)', './tools/*'],
  ['import(`./tools/${name}.js`)', './tools/*'],
  ["import('./tools/' + name + '.js')", './tools/*'],
  ["require('../plugins/' + name)", '../plugins/*'],
  ["require(path.join(__dirname, 'tools', name))", './tools/*'],
  ["require(path.resolve(__dirname, './tools', name))", './tools/*'],
  ["import(join(import.meta.dirname, 'tools', name))", './tools/*'],
  ['import(pathToFileURL(join(tools, name)).href)', '../tools/*'],
  ['import(new URL(`./tools/${name}`, import.meta.url))', './tools/*'],
  ["import(new URL('./tools/' + name, import.meta.url).href)", './tools/*'],
  ['import(`${tools}/${name}`)', '../tools/*'],
])('knows the folder of %s', (load, folder) => expect(folderOf(load)).toBe(folder));

it.each([
  "import('./tools/one.js')",
  'import(name)',
  'import(`./${name}`)',
  'import(`${changing}/${name}`)',
  "require(path.join(process.cwd(), 'tools', name))",
  "require(path.join('tools', name))",
  'import(`some-package/${name}`)',
  'import(join(here, ...parts))',
])('knows none of %s', (load) => expect(folderOf(load)).toBeUndefined());
