// npm run new-transform -- <name> "<description>": a transform, its place in the list and its first fixture pair.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const [name, description = 'what changes in the code'] = process.argv.slice(2);
if (!name || !/^[a-z][a-z0-9-]*$/.test(name)) {
  console.error('usage: npm run new-transform -- <kebab-case-name> "<description>"');
  process.exit(2);
}
const root = new URL('../', import.meta.url);
const file = new URL(`transforms/${name}.ts`, root);
if (existsSync(file)) {
  console.error(`transforms/${name}.ts exists already`);
  process.exit(1);
}
const identifier = name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
writeFileSync(
  file,
  `import { defineTransform } from '../src/engine/transform.js';

/** ${description} */
export default defineTransform({
  name: '${name}',
  description: '${description.replaceAll("'", "\\'")}',
  needs: ['imports'],
  mentions: /@modelcontextprotocol\\//,
  unmet: (file) => file.text.includes('@modelcontextprotocol/sdk'),
  apply(file) {
    for (const record of file.imports.records) {
      // Go by what the import is, never by what it is called here.
      if (record.source !== '@modelcontextprotocol/server' || record.name !== 'McpServer') continue;
      for (const { node } of file.liveReferences(record.binding)) {
        void node; // file.edits.overwrite(…), file.todos.add(node, 'rule-id', '…')
      }
    }
  },
});
`,
);
const index = new URL('transforms/index.ts', root);
writeFileSync(
  index,
  readFileSync(index, 'utf8')
    .replace(
      "import symbols from './symbols.js';",
      `import symbols from './symbols.js';\nimport ${identifier} from './${name}.js';`,
    )
    .replace(/\n\];\n$/, `\n  // Why here: say what it must stand before or behind.\n  ${identifier},\n];\n`),
);
const folder = new URL(`__testfixtures__/${name}/`, root);
mkdirSync(folder, { recursive: true });
const input = (specifier) =>
  `import { McpServer } from '${specifier}';\n\nexport const server = new McpServer({ name: 'example', version: '1.0.0' });\n`;
writeFileSync(new URL('basic.input.ts', folder), input('@modelcontextprotocol/sdk/server/mcp.js'));
writeFileSync(new URL('basic.output.ts', folder), input('@modelcontextprotocol/server'));
console.log(`transforms/${name}.ts, its entry in transforms/index.ts and __testfixtures__/${name}/basic.*
Next: npm run fixture -- ${name}`);
