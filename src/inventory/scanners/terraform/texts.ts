import { isOff, SESSION_ID } from '../../gates.js';
import type { Reporter, ScanInput } from '../../types.js';
import { annotationHit } from '../data/annotations.js';
import { envHit } from '../env-rules.js';
import { helmValueHit } from '../helm-set.js';
import { around, eachStatement, nameOf, type Statement, textsOf } from '../statements.js';
import { assignedTo, labelOf } from './values.js';

/** What Terraform passes on to others: environment variables, annotations, labels, header lists. */
export function embeddedTexts(statements: readonly Statement[], input: ScanInput, report: Reporter): void {
  const known = new Map<Statement, readonly string[]>();
  const textsOnce = (top: Statement): readonly string[] => {
    const texts = known.get(top) ?? textsOf(top);
    known.set(top, texts);
    return texts;
  };
  for (const statement of eachStatement(statements)) {
    const value = assignedTo(statement);
    const top = topOf(statement);
    const context = top ? textsOnce(top) : [input.path.split('/').slice(-2).join('/')];
    const resource = top && nameOf(top) === 'resource' ? { resource: labelOf(top) } : {};
    const name = statement.words[0]?.text ?? '';
    if (isPair(statement) && value !== undefined) {
      const text = literalOf(value);
      const env = /^[A-Z][A-Z0-9_]+$/.test(name) ? envHit(name, text, context) : undefined;
      if (env) report.hit({ ...env, start: statement.start, context: [name, ...context], ...resource });
      const annotation = text !== undefined && /[./]/.test(name) ? annotationHit(name, text) : undefined;
      if (annotation && !annotation.nginx) {
        const { companions: _, nginx: __, ...hit } = annotation;
        report.hit({ ...hit, start: statement.start, context, ...resource });
      }
    }
    namedPair(statement, context, resource, report);
    headers(statement, context, resource, report);
  }
}

/** `name = "X"` beside `value = "y"`: containers write their environment so. */
function namedPair(
  statement: Statement,
  context: readonly string[],
  resource: { resource?: string },
  report: Reporter,
): void {
  if (nameOf(statement) !== 'name') return;
  const name = literalOf(assignedTo(statement) ?? '');
  const sibling = statement.parent?.block?.find((one) => nameOf(one) === 'value');
  if (!name || !sibling) return;
  const value = literalOf(assignedTo(sibling) ?? '');
  const hit =
    helmValueHit(name.replaceAll('\\\\', '\\'), value ?? '${}') ??
    (/^(?:StickinessEnabled|Stickiness Policy)$/.test(name) && (value === undefined || !isOff(value))
      ? { rule: 'aws-beanstalk-stickiness', ...(value === undefined && { live: 'templated' as const }) }
      : envHit(name, value, context));
  if (hit) report.hit({ ...hit, start: statement.start, context: [name, ...context], ...resource });
}

/** Lists of header names, and conditions on the session id. */
function headers(
  statement: Statement,
  context: readonly string[],
  resource: { resource?: string },
  report: Reporter,
): void {
  const words = statement.words.filter((word) => word.quoted && SESSION_ID.test(word.text) && word.text.length < 200);
  if (MONITORS.test(resource.resource ?? '')) {
    const query = statement.words.find(({ text }) =>
      /mcp[._]sessions?(?:[._](?:id|active|count|duration))?\b/i.test(text),
    );
    if (query) report.hit({ rule: 'dashboard-session-id', start: query.start, context, ...resource });
    return;
  }
  const first = words[0];
  const name = nameOf(statement);
  // One header to go by is no list of them.
  if (!first || /header_?name$/i.test(name)) return;
  const rule = /expose/.test(name)
    ? 'cors-expose-session-id'
    : /allow_?headers|allowed_?headers/.test(name)
      ? 'cors-allow-session-id'
      : around(statement, (outer) => /policy|headers?_config|cache|single_header/.test(nameOf(outer)))
        ? 'proxy-header-allowlist'
        : undefined;
  if (rule) report.hit({ rule, start: statement.start, context, ...resource });
}

/** Resources that watch and draw. */
const MONITORS =
  /^(?:datadog|newrelic|grafana|honeycomb|dynatrace|google_monitoring|aws_cloudwatch|azurerm_(?:monitor|portal)|splunk|signalfx)_/;

function isPair(statement: Statement): boolean {
  return /^[=:]$/.test(statement.words[1]?.text ?? '') && !statement.block;
}

function literalOf(value: string): string | undefined {
  return /^"([^"]*)"$/.exec(value)?.[1] ?? (/^(?:true|false|\d+)$/.test(value) ? value : undefined);
}

function topOf(statement: Statement): Statement | undefined {
  let at: Statement | undefined = statement;
  while (at?.parent) at = at.parent;
  return at?.block ? at : undefined;
}
