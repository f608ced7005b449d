import { speaksOfMcp } from '../../gates.js';
import { annotationHit, isKnownAnnotation } from './annotations.js';
import { resourceAround } from './context.js';
import { type DataDocument, live, stateOf } from './document.js';
import { entries, entry, type MapNode, text, textsOf, valueAt, walk } from './tree.js';

/**
 * Annotations, labels and tags: in resources, in a chart's values, in kustomize's common annotations, in compose
 * labels (a map or a list of `key=value`), Nomad and Consul tags.
 */
export function recogniseAnnotations(document: DataDocument): void {
  walk(document.root, ({ node, around }) => {
    if (node.type === 'map') {
      annotationsOf(document, node, around);
      operation(document, node, around);
    } else if (node.type === 'scalar' && typeof node.value === 'string' && !node.outward) {
      const label = /^(traefik\.[^\s=]+)(?:=(.*))?$/is.exec(node.value.trim());
      if (!label) return;
      const { context, label: resource } = resourceAround(document, around);
      const found = annotationHit(label[1]!, label[2] ?? '');
      if (!found || isCompanion(label[1]!, siblingsOf(around.at(-1)))) return;
      const { companions, nginx, ...hit } = found;
      document.hit(hit.rule, node, { ...hit, context, ...(resource && { resource }) });
    }
  });
}

/** `{ op: add, path: /metadata/annotations/x~1y, value: z }`: a patch by pointer, of kustomize and of policies. */
function operation(document: DataDocument, map: MapNode, around: readonly DataDocument['root'][]): void {
  if (!/^(?:add|replace)$/.test(text(valueAt(map, 'op')) ?? '')) return;
  const path = entry(map, 'path');
  const pointer = text(path?.value) ?? '';
  const value = text(valueAt(map, 'value')) ?? '';
  const { context: own, label } = resourceAround(document, [...around, map]);
  const more = {
    // The patch names its target beside it, or in the name of its file.
    context: [...own, ...textsOf(around.at(-1), 60), document.input.path],
    ...(label && { resource: label }),
    companions: [entry(map, 'value')],
  };
  const key = /^\/metadata\/(?:annotations|labels)\/(.+)$/.exec(pointer)?.[1];
  if (path && key !== undefined) {
    const found = annotationHit(key.replaceAll('~1', '/').replaceAll('~0', '~'), value);
    if (!found || found.nginx) return;
    const { companions: _, nginx: __, ...hit } = found;
    document.hit(hit.rule, path, { ...hit, ...more });
  } else if (path && pointer === '/spec/sessionAffinity' && /^ClientIP$/.test(value))
    document.hit('k8s-service-session-affinity', path, more);
}

function annotationsOf(
  document: DataDocument,
  map: MapNode,
  around: readonly (typeof map | DataDocument['root'])[],
): void {
  for (const at of map.entries) {
    if (!isKnownAnnotation(at.key)) continue;
    const { context, label } = resourceAround(document, [...around, map]);
    const found = annotationHit(at.key, text(at.value) ?? '', speaksOfMcp(context));
    if (!found || found.nginx) continue;
    const state = stateOf(at.value);
    const { companions, nginx, ...hit } = found;
    if (
      isCompanion(
        at.key,
        map.entries.map(({ key, value }) => `${key}=${text(value) ?? ''}`),
      )
    )
      continue;
    document.hit(hit.rule, at, {
      ...(state === 'templated' && !hit.live && !/^\$/.test(text(at.value) ?? '') ? live(state) : {}),
      ...hit,
      context,
      ...(label && { resource: label }),
      companions: companions ? entries(map).filter(({ key }) => companions.test(key) && key !== at.key) : [],
    });
  }
}

/** `…sticky.cookie.name=x` says nothing new beside `…sticky.cookie=true`, and nothing beside `…=false`. */
function isCompanion(key: string, siblings: readonly string[]): boolean {
  const base = /^(traefik\..*\.sticky)\.cookie(?:\.\w+)?$/i.exec(key)?.[1]?.toLowerCase();
  if (base === undefined) return false;
  const detail = /\.sticky\.cookie\.\w+$/i.test(key);
  return (
    siblings.some((sibling) => {
      const [name = ''] = sibling.toLowerCase().split('=');
      if (name === base) return key.toLowerCase() !== base;
      return detail && name === `${base}.cookie`;
    }) ||
    (detail && firstDetail(base, siblings) !== key.toLowerCase())
  );
}

function firstDetail(base: string, siblings: readonly string[]): string | undefined {
  return siblings
    .map((sibling) => sibling.toLowerCase().split('=')[0]!)
    .find((name) => name.startsWith(`${base}.cookie.`));
}

function siblingsOf(parent: DataDocument['root'] | undefined): string[] {
  return parent?.type === 'list' ? parent.items.flatMap((item) => text(item)?.trim() ?? []) : [];
}
