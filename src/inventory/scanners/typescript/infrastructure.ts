import { type Node, stringValue } from '../../../engine/node.js';
import { keyOf, nodesOf } from '../../../sessions/code.js';
import type { ScannedCode } from './code.js';

/** PM2 settings, and tests that hold a deployment to its affinity. */
export function recogniseInfrastructureCode(code: ScannedCode): void {
  if (/(?:^|\/)(?:ecosystem|pm2)[\w.-]*\.config\.[cm]?[jt]s$/.test(code.input.path)) pm2(code);
  if (/\.(?:test|spec)\.[cm]?[jt]sx?$|(?:^|\/)(?:tests?|__tests__|e2e)\//.test(code.input.path)) tests(code);
}

function pm2(code: ScannedCode): void {
  for (const app of nodesOf(code.file.program, (at) => at.type === 'ObjectExpression')) {
    const property = (name: string) => (app.properties as Node[]).find((one) => keyOf(one) === name);
    const instances = property('instances');
    if (!instances) continue;
    const texts = [code.file.textOf(app)];
    const several = instances.value.type !== 'NumericLiteral' || instances.value.value > 1;
    const mode = property('exec_mode');
    if (several && (!mode || /^cluster/.test(stringValue(mode.value) ?? '')))
      code.hit('pm2-cluster', mode ?? instances, {
        context: texts,
        related: mode ? [{ start: instances.start, message: 'how many' }] : [],
      });
    else if (!several && commented(code, instances)) code.hit('pm2-cluster', instances, { context: texts });
  }
}

/** A comment at the line that says sessions are why. */
function commented(code: ScannedCode, node: Node): boolean {
  const line = node.loc.start.line;
  return code.file.comments.some(
    ({ loc, value }) =>
      (loc.end.line === line || loc.end.line === line - 1) && /session|sticky|in[- ]?memory|stateful/i.test(value),
  );
}

function tests(code: ScannedCode): void {
  for (const node of code.file.scopes.strings) {
    const value = stringValue(node);
    if (value === undefined || !/^ClientIP$|sessionAffinity:\s*ClientIP/.test(value)) continue;
    const { line } = code.input.lines.at(node.start);
    const near = [line - 1, line, line + 1].map((one) => code.input.lines.line(one)).join('\n');
    if (/sessionAffinity/.test(near) && /expect|assert|toEqual|toBe|toContain|equal|match/.test(near))
      code.hit('test-asserts-affinity', node, { context: [code.file.text.slice(0, 4000)] });
  }
}
