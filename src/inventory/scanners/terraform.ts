import type { Hit, Reporter, ScanInput, Scanner } from '../types.js';
import { bounded } from './bounded.js';
import { conditionsIn } from './conditions.js';
import { eachStatement, nameOf, parseStatements, type Statement, textsOf } from './statements.js';
import { carriedDocuments } from './terraform/documents.js';
import { RESOURCES, type ResourceRow } from './terraform/resources.js';
import { embeddedTexts } from './terraform/texts.js';
import { assignedTo, attributeOf, blocksNamed, HCL, labelOf, liveness } from './terraform/values.js';

/** Terraform, OpenTofu, Terragrunt, Packer and Consul in HCL. JSON forms are the JSON scanner's. */
export const terraformScanner: Scanner = {
  id: 'terraform',
  handles: (path) => /\.(?:tf|tofu|hcl|tfvars|nomad)(?:\.(?:tmpl|tpl|j2|template|example))?$/i.test(path),
  mentions:
    /matcher|stickiness|sticky|session_?affinity|client_affinity|affinity|cookie_based|load_distribution|WEBSOCKET|transport|persistence|session_expire_time|upstream-hash|load-balance|ip_hash|ring_hash|maglev|hash_?polic|hash_on|mcp[-_. ]?session|TRANSPORT|SSE|STATE|\/sse\b/i,
  scan: bounded((input, report) => {
    const statements = parseStatements(input.text, HCL);
    const conditions = conditionsIn(input.text);
    const plain = report;
    report = {
      ...plain,
      hit: (hit) => plain.hit(conditions.covers(hit.start, 1) ? { ...hit, live: 'templated' } : hit),
    };
    for (const statement of statements) {
      const type = statement.words[1]?.text ?? '';
      const kind = nameOf(statement);
      if (kind === 'resource' && /^aws_(?:lb|alb)_target_group$/.test(type)) lookAtHealth(statement, report);
      if (kind === 'resource') for (const row of RESOURCES) if (row.type.test(type)) lookAt(row, statement, report);
      if (kind === 'module' || (kind === 'inputs' && statement.block)) lookAtModule(statement, report);
    }
    lookAtConsul(statements, report);
    embeddedTexts(statements, input, report);
    lookAtVariables(statements, input, report);
    carriedDocuments(statements, input, report, terraformScanner);
  }),
};

/** What identifies a resource, for the plan and for the MCP gate. */
function frame(resource: Statement): Pick<Hit, 'context' | 'resource'> {
  return { context: textsOf(resource), resource: labelOf(resource) };
}

function lookAt(row: ResourceRow, resource: Statement, report: Reporter): void {
  const count = attributeOf(resource, 'count');
  const number = count && assignedTo(count);
  if (number === '0') return;
  const isCounted = number !== undefined && !/^\d+$/.test(number);
  if (row.whole) {
    const enabled = attributeOf(resource, 'enabled');
    if (enabled && liveness(assignedTo(enabled), {}) === 'off') return;
    report.hit({ rule: row.rule, start: resource.start, ...frame(resource) });
    return;
  }
  let found = false;
  for (const place of row.block
    ? blocksNamed(resource, row.block)
    : [{ statement: resource, body: resource, dynamic: false }]) {
    const attribute = row.attribute ? attributeOf(place.body, row.attribute) : undefined;
    const value = attribute && assignedTo(attribute);
    if (!attribute && row.attribute && !row.absent) continue;
    if (row.unless && attributeOf(place.body, row.unless)) continue;
    const off = row.off && attributeOf(place.body, row.off);
    if (off && liveness(assignedTo(off), {}) === 'off') continue;
    found = true;
    const stated = liveness(value, row);
    if (stated === 'off') continue;
    const live = place.dynamic || isCounted ? 'templated' : stated;
    const related = (row.companions ?? []).flatMap((name) =>
      [...eachStatement(place.body.block ?? [])]
        .filter((statement) => nameOf(statement) === name)
        .map(({ start }) => ({ start, message: 'goes with it' })),
    );
    report.hit({
      rule: row.rule,
      start: row.at === 'attribute' && attribute ? attribute.start : place.statement.start,
      ...frame(resource),
      ...(live !== 'on' && { live }),
      ...(related.length > 0 && { related }),
    });
  }
  if (!found && row.absentIsOn && resource.block)
    report.hit({ rule: row.rule, start: resource.start, ...frame(resource), live: 'by-default' });
}

/** Inputs of load balancer modules, and variables of them: what they make of them is in the module. */
function lookAtModule(module: Statement, report: Reporter): void {
  for (const statement of eachStatement(module.block ?? [])) {
    const name = nameOf(statement);
    const rule = inputRule(name, module);
    if (!rule) continue;
    const enabled = statement.block ? attributeOf(statement, 'enabled') : undefined;
    const live = liveness(assignedTo(enabled ?? statement), {});
    if (live === 'off') continue;
    report.hit({
      rule,
      start: statement.start,
      severity: 'review',
      because: 'what the input does is decided in the module',
      context: textsOf(module),
      resource: nameOf(module) === 'module' ? `module.${module.words[1]?.text ?? ''}` : nameOf(module),
      ...(live !== 'on' && { live }),
    });
  }
}

/** What an input of a module is about; the type beside a switch says nothing new. */
function inputRule(name: string, module: Statement): string | undefined {
  if (
    /^(?:stickiness|enable_alb_stickiness|stickiness_enabled|enable_stickiness|sticky_sessions?(?:_enabled)?|enable_sticky_sessions?)$/.test(
      name,
    )
  )
    return 'aws-tf-module-stickiness';
  const says = (word: string) => [...eachStatement(module.block ?? [])].some((one) => nameOf(one) === word);
  if (name === 'alb_stickiness_type' && !says('enable_alb_stickiness')) return 'aws-tf-module-stickiness';
  if (/^(?:session_affinity|enable_session_affinity)$/.test(name)) return 'gcp-tf-backend-service-affinity';
  if (name === 'client_affinity_enabled') return 'azure-tf-client-affinity';
  return name === 'cookie_based_affinity' ? 'azure-tf-appgw-cookie-affinity' : undefined;
}

/** A health check that takes what the MCP endpoint says to a GET for health. */
function lookAtHealth(group: Statement, report: Reporter): void {
  for (const { body } of blocksNamed(group, 'health_check')) {
    const path = attributeOf(body, 'path');
    const matcher = attributeOf(body, 'matcher');
    const asked = (path && assignedTo(path)) ?? '';
    const codes = (matcher && assignedTo(matcher)) ?? '';
    if (/\/sse\b/.test(asked) || (/\/mcp\b/.test(asked) && /\b(?:3\d\d|4\d\d)\b/.test(codes)))
      report.hit({ rule: 'synthetics-initialize', start: (matcher ?? path)!.start, ...frame(group) });
  }
}

/** A `service-resolver` of Consul, as a file of its own or inside a Terraform resource. */
function lookAtConsul(statements: readonly Statement[], report: Reporter): void {
  for (const statement of eachStatement(statements)) {
    if (!/^load_?balancer$/i.test(nameOf(statement)) || !statement.block) continue;
    const policy = [...eachStatement(statement.block)].find((inner) => /^policy$/i.test(nameOf(inner)));
    if (!policy || !/ring_hash|maglev/i.test(assignedTo(policy) ?? '')) continue;
    let top = statement;
    while (top.parent) top = top.parent;
    report.hit({
      rule: 'consul-resolver-hash',
      start: policy.start,
      context: [...textsOf(top), ...statements.flatMap(shallow)],
    });
  }
}

function shallow(statement: Statement): string[] {
  return statement.block ? [] : [statement.words.map((word) => word.text).join(' ')];
}

/** Affinity switches in variables, locals and `*.tfvars`: what they do is decided elsewhere. */
function lookAtVariables(statements: readonly Statement[], input: ScanInput, report: Reporter): void {
  if (!/\.tfvars/i.test(input.path)) {
    for (const top of statements) if (/^(?:variable|locals)$/.test(nameOf(top))) lookAtModule(top, report);
    return;
  }
  for (const statement of statements) {
    const name = nameOf(statement);
    if (!/session_affinity|stickiness|sticky_sessions|client_affinity/.test(name)) continue;
    const live = liveness(statement.block ? undefined : assignedTo(statement), {});
    if (live !== 'off')
      report.hit({
        rule: 'aws-tf-module-stickiness',
        start: statement.start,
        context: textsOf(statement),
        message: `${name} switches affinity on`,
      });
  }
}
