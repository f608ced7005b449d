import type { Hit, Reporter, ScanInput, Scanner } from '../types.js';
import { eachStatement, nameOf, parseStatements, type Statement, textsOf } from './statements.js';
import { RESOURCES, type ResourceRow } from './terraform/resources.js';
import { embeddedTexts } from './terraform/texts.js';
import { assignedTo, attributeOf, blocksNamed, HCL, labelOf, liveness } from './terraform/values.js';

/** Terraform, OpenTofu, Terragrunt, Packer and Consul in HCL. JSON forms are the JSON scanner's. */
export const terraformScanner: Scanner = {
  id: 'terraform',
  handles: (path) => /\.(?:tf|tofu|hcl|tfvars|nomad)(?:\.(?:tmpl|tpl|j2|template|example))?$/i.test(path),
  mentions:
    /stickiness|sticky|session_?affinity|client_affinity|affinity|cookie_based|load_distribution|persistence|ring_hash|maglev|hash_?polic|mcp[-_. ]?session|TRANSPORT|SSE|STATE|\/sse\b/i,
  scan(input, report) {
    const statements = parseStatements(input.text, HCL);
    for (const statement of statements) {
      const type = statement.words[1]?.text ?? '';
      const kind = nameOf(statement);
      if (kind === 'resource') for (const row of RESOURCES) if (row.type.test(type)) lookAt(row, statement, report);
      if (kind === 'module') lookAtModule(statement, report);
    }
    lookAtConsul(statements, report);
    embeddedTexts(statements, input, report);
    lookAtVariables(statements, input, report);
  },
};

/** What identifies a resource, for the plan and for the MCP gate. */
function frame(resource: Statement): Pick<Hit, 'context' | 'resource'> {
  return { context: textsOf(resource), resource: labelOf(resource) };
}

function lookAt(row: ResourceRow, resource: Statement, report: Reporter): void {
  if (row.whole) {
    report.hit({ rule: row.rule, start: resource.start, ...frame(resource) });
    return;
  }
  let found = false;
  for (const place of row.block ? blocksNamed(resource, row.block) : [{ statement: resource, dynamic: false }]) {
    const attribute = row.attribute ? attributeOf(place.statement, row.attribute) : undefined;
    const value = attribute && assignedTo(attribute);
    if (!attribute && row.attribute && !row.absent) continue;
    found = true;
    const live = place.dynamic ? 'templated' : liveness(value, row);
    if (live === 'off') continue;
    const related = (row.companions ?? []).flatMap((name) =>
      [...eachStatement(place.statement.block ?? [])]
        .filter((statement) => nameOf(statement) === name)
        .map(({ start }) => ({ start, message: 'goes with it' })),
    );
    report.hit({
      rule: row.rule,
      start: row.at === 'attribute' && attribute ? attribute.start : place.statement.start,
      ...frame(resource),
      ...(live !== 'on' && { live }),
      ...(row.severity && { severity: row.severity, because: row.because! }),
      ...(related.length > 0 && { related }),
    });
  }
  if (!found && row.absentIsOn && resource.block)
    report.hit({ rule: row.rule, start: resource.start, ...frame(resource), live: 'by-default' });
}

/** Inputs of load balancer modules: what they make of them is in the module. */
function lookAtModule(module: Statement, report: Reporter): void {
  for (const statement of eachStatement(module.block ?? [])) {
    const name = nameOf(statement);
    if (!/^(?:stickiness|enable_alb_stickiness|alb_stickiness_type|stickiness_enabled|enable_stickiness)$/.test(name))
      continue;
    const enabled = statement.block ? attributeOf(statement, 'enabled') : undefined;
    const live = liveness(assignedTo(enabled ?? statement), {});
    if (live === 'off') continue;
    report.hit({
      rule: 'aws-tf-module-stickiness',
      start: statement.start,
      context: textsOf(module),
      resource: `module.${module.words[1]?.text ?? ''}`,
      ...(live !== 'on' && { live }),
    });
  }
}

/** A `service-resolver` of Consul, as a file of its own or inside a Terraform resource. */
function lookAtConsul(statements: readonly Statement[], report: Reporter): void {
  for (const statement of eachStatement(statements)) {
    if (!/^loadbalancer$/i.test(nameOf(statement)) || !statement.block) continue;
    const policy = [...eachStatement(statement.block)].find((inner) => /^policy$/i.test(nameOf(inner)));
    if (!policy || !/ring_hash|maglev/i.test(assignedTo(policy) ?? '')) continue;
    const top = statement.parent ?? statement;
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
  if (!/\.tfvars/i.test(input.path)) return;
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
