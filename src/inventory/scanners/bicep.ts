import { isOff } from '../gates.js';
import type { Hit, Reporter, ScanInput, Scanner } from '../types.js';
import { bounded } from './bounded.js';
import { recognise } from './data/recognise.js';
import { BICEP_LITERALS, readLiteral } from './literals.js';
import { eachStatement, parseStatements, type Statement, textsOf } from './statements.js';
import { HELPERS } from './terraform/documents.js';

interface BicepRow {
  key: string;
  rule: string;
  on: RegExp;
  /** The type of the resource; default: any. */
  type?: RegExp;
}

const ROWS: readonly BicepRow[] = [
  { key: 'clientAffinityEnabled', rule: 'azure-appservice-client-affinity', on: /^true$/i },
  { key: 'cookieBasedAffinity', rule: 'azure-appgw-cookie-affinity', on: /^enabled$/i },
  { key: 'sessionAffinityState', rule: 'azure-frontdoor-affinity', on: /^enabled$/i },
  { key: 'sessionAffinityEnabledState', rule: 'azure-frontdoor-affinity', on: /^enabled$/i },
  { key: 'loadDistribution', rule: 'azure-lb-distribution', on: /^sourceip/i },
];

/** Bicep. ARM templates in JSON are the JSON scanner's. */
export const bicepScanner: Scanner = {
  id: 'bicep',
  handles: (path) => /\.bicep(?:param)?$/i.test(path),
  mentions: /affinity|stickySessions|loadDistribution|Microsoft\.Web\/sites@|\bsse\b|mcp[-_]session|stateless/i,
  scan: bounded((input, report) => {
    const grammar = { lines: true, comments: ['//'], blockComments: true, punctuation: ':,=[]()' };
    const statements = parseStatements(input.text, grammar);
    for (const statement of eachStatement(statements)) {
      const found = hitOf(statement);
      if (found) report.hit({ ...found, start: statement.start, ...frame(statement, statements) });
    }
    carriedObjects(statements, input, report);
    for (const site of statements.filter(isSite)) {
      const says = [...eachStatement(site.block ?? [])].some(
        (inner) => inner.words[0]?.text === 'clientAffinityEnabled',
      );
      // What is absent is on, in the resource's schema.
      if (!says)
        report.hit({ rule: 'azure-appservice-client-affinity', start: site.start, ...frame(site), live: 'by-default' });
    }
  }),
};

/** What a resource's object says beside affinity: containers with their arguments and variables. */
function carriedObjects(statements: readonly Statement[], input: ScanInput, report: Reporter): void {
  let until = 0;
  for (const statement of statements) {
    if (statement.start < until || !/^(?:resource|module|var)$/.test(statement.words[0]?.text ?? '')) continue;
    const sign = statement.words.find(({ text }) => text === '=');
    if (!sign) continue;
    const start = sign.end + /^[^\n{[]*/.exec(input.text.slice(sign.end, sign.end + 500))![0].length;
    const root = readLiteral(input.text, start, BICEP_LITERALS);
    if (!root) continue;
    until = root.end;
    const { context, resource } = frame(statement);
    const own: Reporter = {
      skip: (message) => report.skip(message),
      hit: (hit) =>
        report.hit({
          ...hit,
          context: [...(typeof hit.context === 'string' ? [hit.context] : (hit.context ?? [])), ...(context ?? [])],
          ...(resource !== undefined && { resource }),
        }),
    };
    recognise(root, 'json', input, own, HELPERS);
  }
}

function hitOf(statement: Statement): Pick<Hit, 'rule' | 'live'> | undefined {
  const assignment = statement.words[0]?.text === 'param' ? statement.words.slice(1) : statement.words;
  const [key, sign, ...rest] = assignment;
  const name = key?.text;
  if (sign?.text !== ':' && !(sign?.text === '=' && assignment !== statement.words)) return undefined;
  if (name === 'affinity' && statement.parent?.words[0]?.text === 'stickySessions')
    return rest[0]?.text === 'sticky'
      ? { rule: 'azure-containerapps-sticky' }
      : templated('azure-containerapps-sticky', rest);
  if (name === 'sessionAffinity' && statement.block) return { rule: 'azure-apim-backend-affinity' };
  const row = ROWS.find((one) => one.key === name);
  if (!row) return undefined;
  const value = rest.map((word) => word.text).join(' ');
  if (isOff(value)) return undefined;
  return row.on.test(value) && rest.length === 1 ? { rule: row.rule } : templated(row.rule, rest);
}

/** A parameter or an expression: only the deployment knows. */
function templated(rule: string, value: Statement['words']): Pick<Hit, 'rule' | 'live'> | undefined {
  const first = value[0];
  if (!first || (first.quoted && !first.text.includes('${')) || /^(?:true|false|null|\d+)$/.test(first.text))
    return undefined;
  return { rule, live: 'templated' };
}

function isSite(statement: Statement): boolean {
  return (
    statement.words[0]?.text === 'resource' &&
    /^Microsoft\.Web\/sites@/i.test(statement.words[2]?.text ?? '') &&
    !/functionapp|\bexisting\b/.test(textsOf(statement).join(' '))
  );
}

function frame(statement: Statement, all: readonly Statement[] = []): Pick<Hit, 'context' | 'resource'> {
  let top = statement;
  while (top.parent) top = top.parent;
  // A file of parameters is about one deployment.
  if (top.words[0]?.text === 'param') return { context: all.flatMap(textsOf) };
  const name = top.words[1]?.text;
  return { context: textsOf(top), ...(name !== undefined && { resource: `${top.words[0]?.text ?? ''} ${name}` }) };
}
