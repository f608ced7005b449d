/** docs/rules.md, from the table of rules. @param {readonly import('../src/sdk/rules.js').Rule[]} rules */
export function renderRules(rules) {
  const anchor = (id) => id.replaceAll('/', '');
  const page = ({ id, title, explanation, before, after, guide }) =>
    [
      `## ${id}`,
      `**${title}**`,
      explanation,
      '```ts',
      '// v1',
      before,
      '',
      '// v2',
      after,
      '```',
      `[The SDK's guide](${guide})`,
    ]
      .join('\n')
      .replace(/(\*\*)\n/, '$1\n\n')
      .replace('\n**', '\n\n**')
      .replace('\n```ts', '\n\n```ts')
      .replace('```\n[', '```\n\n[');
  return `# Markers

Where the tool could not decide, or where something is left for a person, it writes a marker on the line above the
statement: \`// TODO(mcp-v2/<rule>): …\`. The markers are the complete list of what is left. Every rule is explained here
and by \`mcp-v2-codemod explain <rule>\`. This page is generated from \`src/sdk/rules.ts\`.

${rules.map(({ id, title }) => `- [\`${id}\`](#${anchor(id)}): ${title}`).join('\n')}

${rules.map(page).join('\n\n')}
`;
}
