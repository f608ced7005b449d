import type { InventoryRule } from '../types.js';
import { apiGatewaysRules } from './api-gateways.js';
import { awsRules } from './aws.js';
import { azureRules } from './azure.js';
import { clientsRules } from './clients.js';
import { cloudflareWorkersRules } from './cloudflare-workers.js';
import { codeRules } from './code.js';
import { corsRules } from './cors.js';
import { environmentRules } from './environment.js';
import { envoyRules } from './envoy.js';
import { gatewayApiRules } from './gateway-api.js';
import { googleCloudRules } from './google-cloud.js';
import { haproxyRules } from './haproxy.js';
import { helmRules } from './helm.js';
import { ingressRules } from './ingress.js';
import { kubernetesRules } from './kubernetes.js';
import { meshRules } from './mesh.js';
import { nginxRules } from './nginx.js';
import { operationsRules } from './operations.js';
import { otherCloudsRules } from './other-clouds.js';
import { processesRules } from './processes.js';
import { pythonRules } from './python.js';
import { sdksRules } from './sdks.js';
import { traefikRules } from './traefik.js';
import { webServersRules } from './web-servers.js';

/** Every rule of the inventory, by technology. */
export const INVENTORY_RULES: readonly InventoryRule[] = [
  ...apiGatewaysRules,
  ...awsRules,
  ...azureRules,
  ...clientsRules,
  ...cloudflareWorkersRules,
  ...codeRules,
  ...corsRules,
  ...environmentRules,
  ...envoyRules,
  ...gatewayApiRules,
  ...googleCloudRules,
  ...haproxyRules,
  ...helmRules,
  ...ingressRules,
  ...kubernetesRules,
  ...meshRules,
  ...nginxRules,
  ...operationsRules,
  ...otherCloudsRules,
  ...processesRules,
  ...pythonRules,
  ...sdksRules,
  ...traefikRules,
  ...webServersRules,
];

const byId = new Map(INVENTORY_RULES.map((rule) => [rule.id, rule]));

/**
 * A rule by its id.
 * @throws Error for an id that no table has: a scanner's mistake.
 */
export function inventoryRule(id: string): InventoryRule {
  const rule = byId.get(id);
  if (!rule) throw new Error(`no inventory rule is called ${id}`);
  return rule;
}
