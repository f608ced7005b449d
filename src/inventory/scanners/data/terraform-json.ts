import type { Hit } from '../../types.js';
import { type DataDocument, live, stateOf } from './document.js';
import { entries, items, type TreeNode, text, textsOf, valueAt, walk } from './tree.js';

interface Row {
  type: RegExp;
  /** A key anywhere in the resource. */
  key: RegExp;
  /** What its value must be; default: everything that is not "off". */
  value?: RegExp;
  /** The key right above. */
  under?: string;
  rule: string;
}

/** What the rules for HCL look for, in Terraform's JSON form. */
const ROWS: readonly Row[] = [
  {
    type: /^aws_(?:lb|alb)_target_group$/,
    key: /^enabled$/,
    under: 'stickiness',
    rule: 'aws-tf-target-group-stickiness',
  },
  {
    type: /^aws_(?:lb|alb)_listener(?:_rule)?$/,
    key: /^enabled$/,
    under: 'stickiness',
    rule: 'aws-tf-listener-stickiness',
  },
  {
    type: /^aws_globalaccelerator_listener$/,
    key: /^client_affinity$/,
    value: /^SOURCE_IP$/,
    rule: 'aws-global-accelerator-affinity',
  },
  {
    type: /^google_compute_(?:region_)?backend_service$/,
    key: /^session_affinity$/,
    rule: 'gcp-tf-backend-service-affinity',
  },
  { type: /^google_compute_target_pool$/, key: /^session_affinity$/, rule: 'gcp-target-pool-affinity' },
  { type: /^google_cloud_run_v2_service$/, key: /^session_affinity$/, rule: 'gcp-tf-cloud-run-affinity' },
  {
    type: /^azurerm_(?:(?:linux|windows)_web_app(?:_slot)?|app_service|logic_app_standard)$/,
    key: /^client_affinity_enabled$/,
    rule: 'azure-tf-client-affinity',
  },
  {
    type: /^azurerm_application_gateway$/,
    key: /^cookie_based_affinity$/,
    value: /^Enabled$/i,
    rule: 'azure-tf-appgw-cookie-affinity',
  },
  {
    type: /^azurerm_(?:cdn_)?frontdoor(?:_origin_group)?$/,
    key: /^session_affinity_enabled$/,
    rule: 'azure-tf-frontdoor-affinity',
  },
  { type: /^azurerm_lb_rule$/, key: /^load_distribution$/, value: /^SourceIP/i, rule: 'azure-lb-distribution' },
  {
    type: /^kubernetes_service(?:_v1)?$/,
    key: /^session_affinity$/,
    value: /^ClientIP$/i,
    rule: 'k8s-tf-service-session-affinity',
  },
  { type: /^cloudflare_load_balancer$/, key: /^session_affinity$/, rule: 'cloudflare-lb-session-affinity' },
  {
    type: /^digitalocean_loadbalancer$/,
    key: /^type$/,
    under: 'sticky_sessions',
    value: /^cookies$/,
    rule: 'do-lb-sticky-sessions',
  },
];

/** Terraform in JSON: `*.tf.json`, with blocks as objects or as lists of objects. */
export function recogniseTerraformJson(document: DataDocument): void {
  if (!/\.tf\.json$/.test(document.input.path)) return;
  for (const type of listed(valueAt(document.root, 'resource')).flatMap(entries)) {
    const rows = ROWS.filter((row) => row.type.test(type.key));
    if (rows.length === 0) continue;
    for (const resource of listed(type.value).flatMap(entries))
      keysOf(document, resource.value, rows, {
        context: [resource.key, ...textsOf(resource.value)],
        resource: `${type.key}.${resource.key}`,
      });
  }
}

function keysOf(
  document: DataDocument,
  resource: TreeNode,
  rows: readonly Row[],
  more: Pick<Hit, 'context' | 'resource'>,
): void {
  walk(resource, ({ entry: at, node, path }) => {
    const row = at && rows.find(({ key, under }) => key.test(at.key) && (under === undefined || path.at(-2) === under));
    if (!row) return;
    const state = stateOf(node);
    if (state === 'off' || (state === 'on' && row.value && !row.value.test(text(node) ?? ''))) return;
    document.hit(row.rule, at, { ...live(state), ...more });
  });
}

function listed(node: TreeNode | undefined): readonly TreeNode[] {
  return node?.type === 'list' ? items(node) : node ? [node] : [];
}
