import { speaksOfMcp } from '../../gates.js';
import { resourceAround } from './context.js';
import { targetGroupAttributes } from './custom-resources.js';
import { type DataDocument, live, stateOf } from './document.js';
import {
  type Entry,
  entry,
  entryAt,
  type MapNode,
  type TreeNode,
  text,
  textAt,
  textsOf,
  valueAt,
  walk,
} from './tree.js';

/** CloudFormation, ARM, App Engine, Cloud Run, Container Apps, Beanstalk: resources of clouds in YAML and JSON. */
export function recogniseClouds(document: DataDocument): void {
  walk(document.root, ({ entry: at, node, around }) => {
    if (node.type === 'map') {
      const type = textAt(node, 'Type');
      if (type?.startsWith('AWS::')) cloudFormation(document, node, type, [...around, node]);
      const arm = textAt(node, 'type');
      if (arm && /^Microsoft\./i.test(arm)) azure(document, node, arm);
    }
    if (at) byKey(document, at, node, around);
  });
  if (/(?:^|\/)\.ebextensions\//.test(document.input.path) || /aws:elasticbeanstalk/.test(document.input.text))
    beanstalk(document);
  appEngine(document);
}

function cloudFormation(document: DataDocument, resource: MapNode, type: string, around: readonly TreeNode[]): void {
  const { context, label } = resourceAround(document, around);
  const more = { context, ...(label && { resource: label }) };
  const properties = valueAt(resource, 'Properties');
  if (type === 'AWS::ElasticLoadBalancingV2::TargetGroup')
    targetGroupAttributes(document, properties ?? resource, more, 'aws-cfn-target-group-stickiness');
  if (/::Listener(?:Rule)?$/.test(type))
    walk(resource, ({ entry: at, node }) => {
      if (at?.key !== 'TargetGroupStickinessConfig') return;
      const enabled = entry(node, 'Enabled');
      const state = stateOf(enabled?.value);
      if (enabled && state !== 'off')
        document.hit('aws-cfn-listener-stickiness', enabled, { ...live(state), ...more, companions: [at] });
    });
  if (type === 'AWS::ElasticLoadBalancing::LoadBalancer')
    for (const name of ['AppCookieStickinessPolicy', 'LBCookieStickinessPolicy']) {
      const policy = entryAt(properties, name);
      if (policy && stateOf(policy.value) !== 'off') document.hit('aws-cfn-listener-stickiness', policy, more);
    }
  const affinity = entry(properties, 'ClientAffinity');
  if (/GlobalAccelerator::Listener$/.test(type) && text(affinity?.value) === 'SOURCE_IP')
    document.hit('aws-global-accelerator-affinity', affinity!, more);
  const protocol = entry(properties, 'ProtocolType');
  if (/ApiGatewayV2::Api$/.test(type) && text(protocol?.value) === 'WEBSOCKET' && speaksOfMcp(context))
    document.hit('aws-apigw-websocket', protocol!, more);
  if (/CloudFront::(?:OriginRequestPolicy|CachePolicy)$/.test(type)) allowList(document, properties, more);
  if (/DynamoDB::(?:Global)?Table$/.test(type)) sessionTable(document, properties, more);
}

/** A table whose name says that it keeps MCP sessions. */
function sessionTable(
  document: DataDocument,
  properties: TreeNode | undefined,
  more: { context: readonly string[] },
): void {
  const name = entry(properties, 'TableName');
  const keys = textsOf(properties).filter((one) => /session/i.test(one));
  if (name && keys.length > 0 && /session/i.test(text(name.value) ?? keys.join(' ')) && speaksOfMcp(more.context))
    document.hit('sql-mcp-sessions', name, more);
}

/** A list of headers that has the session id and not the headers that v2 requests need. */
function allowList(
  document: DataDocument,
  properties: TreeNode | undefined,
  more: { context: readonly string[] },
): void {
  walk(properties ?? document.root, ({ node }) => {
    if (node.type !== 'list') return;
    const names = node.items.map((item) => (text(item) ?? '').toLowerCase());
    const at = names.indexOf('mcp-session-id');
    if (at !== -1 && !(names.includes('mcp-method') && names.includes('mcp-name')))
      document.hit('proxy-header-allowlist', node.items[at]!, more);
  });
}

const AFFINITY = /^(?:sticky|cookie|enabled|true|clientip|client_ip)/i;

function azure(document: DataDocument, resource: MapNode, type: string): void {
  const name = textAt(resource, 'name') ?? '?';
  const more = { context: textsOf(resource), resource: `${type}/${name}` };
  const properties = valueAt(resource, 'properties');
  const report = (rule: string, at: Entry | undefined, on = AFFINITY) => {
    const state = stateOf(at?.value);
    if (!at || state === 'off' || (at.value.type === 'scalar' && state === 'on' && !on.test(text(at.value) ?? '')))
      return;
    document.hit(rule, at, { ...live(state), ...more });
  };
  if (/^Microsoft\.Web\/sites(?:\/slots)?$/i.test(type)) {
    const affinity = entry(properties, 'clientAffinityEnabled');
    if (affinity) report('azure-appservice-client-affinity', affinity);
    else if (properties && !/functionapp/i.test(textAt(resource, 'kind') ?? '') && speaksOfMcp(more.context))
      document.hit('azure-appservice-client-affinity', entry(resource, 'type')!, {
        ...more,
        live: 'by-default',
        message: 'Without clientAffinityEnabled an App Service pins clients with the ARRAffinity cookie',
      });
  }
  if (/^Microsoft\.App\/containerApps$/i.test(type))
    report(
      'azure-containerapps-sticky',
      entryAt(properties, 'configuration', 'ingress', 'stickySessions', 'affinity'),
      /^sticky$/i,
    );
  if (/^Microsoft\.Network\/applicationGateways$/i.test(type))
    walk(resource, ({ entry: at }) => {
      if (at?.key === 'cookieBasedAffinity') report('azure-appgw-cookie-affinity', at);
    });
  if (/^Microsoft\.(?:Cdn\/profiles\/originGroups|Network\/frontDoors)/i.test(type))
    walk(resource, ({ entry: at }) => {
      if (at && /^sessionAffinity(?:Enabled)?State$/.test(at.key)) report('azure-frontdoor-affinity', at);
    });
  if (/^Microsoft\.Network\/loadBalancers/i.test(type))
    walk(resource, ({ entry: at }) => {
      if (at?.key === 'loadDistribution') report('azure-lb-distribution', at, /^SourceIP/i);
    });
  if (/^Microsoft\.ApiManagement\/service\/backends$/i.test(type))
    report('azure-apim-backend-affinity', entryAt(properties, 'pool', 'sessionAffinity'), /./);
}

/** Keys that mean one thing wherever they stand. */
function byKey(document: DataDocument, at: Entry, node: TreeNode, around: readonly TreeNode[]): void {
  const value = text(node) ?? '';
  const more = () => {
    const { context, label } = resourceAround(document, around);
    return { context, ...(label && { resource: label }) };
  };
  if (at.key === 'stickySessions' && textAt(document.root, 'resources') === undefined && !isArm(around)) {
    const affinity = entry(node, 'affinity');
    if (affinity && /^sticky$/i.test(text(affinity.value) ?? ''))
      document.hit('azure-containerapps-sticky', affinity, { ...more(), companions: [at] });
  } else if (/^sticky_?[sS]essions$/.test(at.key) && text(entry(node, 'type')?.value) === 'cookies') {
    document.hit('do-lb-sticky-sessions', at, more());
  } else if (at.key === 'session_affinity' && /^(?:cookie|ip_cookie|header)$/.test(value)) {
    document.hit('cloudflare-lb-session-affinity', at, more());
  }
}

function isArm(around: readonly TreeNode[]): boolean {
  return around.some((node) => /^Microsoft\./i.test(textAt(node, 'type') ?? ''));
}

function appEngine(document: DataDocument): void {
  const affinity = entryAt(document.root, 'network', 'session_affinity');
  const state = stateOf(affinity?.value);
  if (
    affinity &&
    state !== 'off' &&
    (entry(document.root, 'runtime') || /app[\w.-]*\.ya?ml$/i.test(document.input.path))
  )
    document.hit('gcp-appengine-flex-affinity', affinity, {
      ...live(state),
      context: resourceAround(document, [document.root]).context,
    });
  for (const key of ['autoscaling.knative.dev/maxScale', 'run.googleapis.com/maxScale'])
    walk(document.root, ({ entry: at, node, around }) => {
      if (at?.key === key && text(node) === '1' && document.isForSessions(at.start)) {
        const { context } = resourceAround(document, around);
        document.hit('gcp-single-instance', at, { context });
      }
    });
}

function beanstalk(document: DataDocument): void {
  walk(document.root, ({ entry: at, node, around }) => {
    if (node.type === 'map' && text(entry(node, 'option_name')?.value) === 'StickinessEnabled') {
      const value = entry(node, 'value');
      if (stateOf(value?.value) !== 'off')
        document.hit('aws-beanstalk-stickiness', entry(node, 'option_name')!, {
          context: textsOf(document.root),
          companions: [value],
        });
    }
    if (at && /^(?:StickinessEnabled|Stickiness Policy)$/.test(at.key) && stateOf(node) !== 'off')
      document.hit('aws-beanstalk-stickiness', at, {
        context: textsOf(document.root),
        companions: siblings(around.at(-1), /^StickinessLBCookieDuration$|^Stickiness Cookie Expiration$/),
      });
  });
}

function siblings(node: TreeNode | undefined, key: RegExp): Entry[] {
  return node?.type === 'map' ? node.entries.filter((one) => key.test(one.key)) : [];
}
