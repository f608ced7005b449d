import { folderName, isValues, resourceAround } from './context.js';
import { type DataDocument, live, type Resource, stateOf } from './document.js';
import { affinityOf } from './kubernetes.js';
import { entry, type TreeNode, text, textsOf, valueAt, walk } from './tree.js';

/** Charts: values, their schema, and the parts of templates that have no kind of their own. */
export function recogniseHelm(document: DataDocument, resources: readonly Resource[]): void {
  const { path } = document.input;
  if (/values[\w.-]*\.schema\.json$/i.test(path)) schema(document);
  else if (isValues(path) || isRelease(resources)) values(document, resources);
  else if (resources.length === 0) loose(document);
  patches(document);
}

/** A HelmRelease or an Argo application carries values. */
function isRelease(resources: readonly Resource[]): boolean {
  return resources.some(({ kind }) => /^(?:HelmRelease|HelmChart|Application|HelmChartConfig)$/.test(kind));
}

const STICKY = /^(?:stickySessions?|stickiness|sessionPersistence|sessionAffinity|session_affinity|sticky)$/;

function values(document: DataDocument, resources: readonly Resource[]): void {
  walk(document.root, ({ entry: at, node, around, path }) => {
    if (!at) return;
    const context = [...contextOf(document, resources), ...partOf(path)];
    if (STICKY.test(at.key)) {
      const value = text(node) ?? '';
      const enabled = entry(node, 'enabled', 'enable');
      if (node.type === 'scalar' && /^(?:ClientIP|cookie|true|sticky|header)$/i.test(value))
        document.hit('helm-values-session-affinity', at, {
          context,
          companions: [entry(around.at(-1), 'sessionAffinityConfig')],
        });
      else if (enabled && stateOf(enabled.value) === 'on')
        document.hit('helm-values-session-affinity', enabled, { context, companions: [at] });
    } else if (
      /^(?:uvicornWorkers|workers|gunicornWorkers|replicaCount|replicas|maxReplicas)$/.test(at.key) &&
      text(node) === '1' &&
      document.isForSessions(at.start)
    )
      document.hit(/orkers$/.test(at.key) ? 'uvicorn-gunicorn-single-worker' : 'k8s-single-replica-pin', at, {
        context,
      });
  });
}

/** The chart's name, and what its values say of images and names. */
function contextOf(document: DataDocument, resources: readonly Resource[]): string[] {
  const { root, input } = document;
  const names = ['image', 'nameOverride', 'fullnameOverride', 'name', 'app'].flatMap((key) =>
    textsOf(valueAt(root, key), 20),
  );
  return [folderName(input.path), ...names, ...resources.flatMap(({ context }) => context.slice(0, 40))];
}

/** The component in whose block a key stands: `mcpGateway.service.sessionAffinity`. */
function partOf(path: readonly string[]): readonly string[] {
  return path.slice(0, -1);
}

function schema(document: DataDocument): void {
  walk(document.root, ({ entry: at, path }) => {
    if (
      at &&
      path.at(-2) === 'properties' &&
      /^(?:sessionAffinity\w*|sticky\w*|sessionPersistence|\w*SESSION_AFFINITY\w*)$/.test(at.key)
    ) {
      document.hit('helm-values-schema', at, { context: [] });
      return false;
    }
    return undefined;
  });
}

/** Kustomize components, partial patches and template fragments: `spec: sessionAffinity:` without a kind. */
function loose(document: DataDocument): void {
  walk(document.root, ({ entry: at, around, path }) => {
    // What only holds an anchor is looked at where it is merged.
    if (path.length > 1 && /^[x.]/.test(path[0]!)) return;
    if (at?.key !== 'sessionAffinity' || at.value.type !== 'scalar') return;
    const { context } = resourceAround(document, around);
    affinityOf(document, at, around.at(-1), { context });
  });
}

/** JSON 6902 patches: `{ op: add, path: /spec/sessionAffinity, value: ClientIP }`. */
function patches(document: DataDocument): void {
  walk(document.root, ({ node, around }) => {
    const path = entry(node, 'path');
    const value = entry(node, 'value');
    const op = text(entry(node, 'op')?.value);
    if (!path || !value || (op !== 'add' && op !== 'replace')) return;
    if (/\/spec\/sessionAffinity$/.test(text(path.value) ?? '') && stateOf(value.value) !== 'off') {
      const target = targetOf(around);
      document.hit('k8s-service-session-affinity', path, {
        ...live(stateOf(value.value)),
        context: target,
        companions: [value],
      });
    }
  });
}

function targetOf(around: readonly TreeNode[]): string[] {
  const patch = [...around].reverse().find((node) => entry(node, 'target'));
  return textsOf(patch ?? around[0]);
}
