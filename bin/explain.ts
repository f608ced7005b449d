import { INVENTORY_RULES } from '../src/inventory/rules/index.js';
import { UsageError } from '../src/project/errors.js';
import { similarNames } from '../src/project/similar.js';
import { EXIT } from '../src/report/exit-code.js';
import { RULES } from '../src/sdk/rules.js';
import type { Api, Host } from './main.js';
import { write } from './streams.js';

/**
 * `explain <rule>`: what the rule table says about a rule.
 *
 * @throws UsageError for an unknown rule, with those it may have meant, or all of them.
 */
export async function explain(api: Api, request: { rule: string }, host: Host): Promise<number> {
  const text = api.explainRule(request.rule);
  if (text === undefined) throw new UsageError(unknownRule(request.rule));
  await write(host.stdout, text.endsWith('\n') ? text : `${text}\n`);
  return EXIT.done;
}

function unknownRule(rule: string): string {
  const ids = RULES.map(({ id }) => id);
  const near = similarNames(rule, [...ids, ...INVENTORY_RULES.map(({ id }) => id)]);
  const known =
    near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `The rules are:\n${ids.map((id) => `  ${id}`).join('\n')}`;
  return `There is no rule "${rule}". ${known}`;
}
