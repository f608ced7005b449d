/**
 * docs/rules.md, from the tables of rules.
 * @param {readonly import('../src/sdk/rules.js').Rule[]} rules
 * @param {readonly import('../src/inventory/types.js').InventoryRule[]} inventory
 */
export function renderRules(rules, inventory = []) {
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
${inventory.length > 0 ? renderInventory(inventory) : ''}`;
}

const EVIDENCE = {
  V: "read in the vendor's documentation or source",
  R: 'seen in public repositories',
  K: 'general knowledge, so a finding is never more than review',
};

/** What \`inventory\` looks for: one page for each rule, under its technology. */
function renderInventory(rules) {
  const text = (value) => value.replaceAll('<', '&lt;').replaceAll('|', '\\|');
  const severity = (rule) => (rule.evidence === 'K' && rule.severity === 'must-remove' ? 'review' : rule.severity);
  const page = (rule) =>
    [
      `## ${rule.id}`,
      `**${rule.title}** (${rule.technology}, \`${rule.kind}\`, ${severity(rule)}${
        severity(rule) === 'must-remove' && rule.needs === 'mcp-context'
          ? ' where the same resource speaks of MCP, else review'
          : ''
      })`,
      `Looks for ${rule.keys.includes('`') ? rule.keys : text(rule.keys)}.`,
      `If it stays: ${text(rule.effect)}`,
      `Change: ${text(rule.change)}${rule.note ? ` Note: ${text(rule.note)}.` : ''}`,
      `Evidence: ${EVIDENCE[rule.evidence]}. [Reference](${rule.doc})`,
    ].join('\n\n');
  return `
# Inventory

What \`mcp-v2-codemod inventory\` looks for, in code and infrastructure. A finding is \`must-remove\` only where it is in
force and is about MCP; what a template or a variable decides is \`review\`. This part is generated from
\`src/inventory/rules/\`.

${rules.map(({ id, title }) => `- [\`${id}\`](#${id}): ${title}`).join('\n')}

${rules.map(page).join('\n\n')}
`;
}
