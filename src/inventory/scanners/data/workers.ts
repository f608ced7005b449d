import type { DataDocument } from './document.js';
import { type Entry, entries, entry, items, type TreeNode, text, textsOf, valueAt } from './tree.js';

/** Cloudflare Workers, Fly, Railway and Render: files of one application each. */
export function recogniseWorkers(document: DataDocument): void {
  const { path } = document.input;
  if (/(?:^|\/)wrangler[\w.-]*\.(?:toml|jsonc?|json5)$/.test(path)) wrangler(document);
  if (/(?:^|\/)fly[\w.-]*\.toml$/.test(path))
    singles(document, 'fly-single-machine', [
      ['http_service', 'min_machines_running'],
      ['http_service', 'auto_stop_machines'],
      ['services', 'min_machines_running'],
      ['services', 'auto_stop_machines'],
    ]);
  if (/(?:^|\/)(?:railway[\w.-]*\.(?:json|toml)|render\.ya?ml)$/.test(path)) replicas(document);
}

/** A Durable Object class for each session: `MCP_OBJECT`, or a class whose name says MCP. */
function wrangler(document: DataDocument): void {
  const { root } = document;
  const environments = [root, ...entries(valueAt(root, 'env')).map(({ value }) => value)];
  const deleted = new Set(
    environments.flatMap((one) =>
      items(valueAt(one, 'migrations')).flatMap((migration) =>
        items(valueAt(migration, 'deleted_classes')).flatMap((item) => text(item) ?? []),
      ),
    ),
  );
  for (const environment of environments)
    for (const binding of items(valueAt(environment, 'durable_objects', 'bindings'))) {
      const className = entry(binding, 'class_name');
      const name = text(entry(binding, 'name')?.value) ?? '';
      const is = text(className?.value) ?? '';
      if (!className || is === '' || deleted.has(is)) continue;
      const isEvident = name === 'MCP_OBJECT' || /mcp/i.test(is) || /mcp/i.test(name);
      document.hit('cloudflare-durable-object-mcpagent', className, {
        context: [...textsOf(binding), 'McpAgent'],
        ...(!isEvident && { ifAgent: is }),
        resource: `worker/${text(entry(root, 'name')?.value) ?? '?'}`,
        companions: migrationsOf(environment, is),
        with: 'the migration that made the class: keep it, and add one with deleted_classes',
      });
    }
}

function migrationsOf(environment: TreeNode, className: string): Entry[] {
  return items(valueAt(environment, 'migrations')).flatMap((migration) => {
    const made = entry(migration, 'new_classes', 'new_sqlite_classes');
    return made && textsOf(made.value).includes(className) ? [made] : [];
  });
}

function singles(document: DataDocument, rule: string, paths: readonly (readonly string[])[]): void {
  for (const path of paths) {
    const holder = valueAt(document.root, ...path.slice(0, -1));
    for (const node of holder?.type === 'list' ? holder.items : [holder]) {
      const at = entry(node, path.at(-1)!);
      const value = text(at?.value) ?? '';
      if (at && /^(?:1|off|false)$/.test(value) && document.isForSessions(at.start))
        document.hit(rule, at, { context: textsOf(document.root) });
    }
  }
}

function replicas(document: DataDocument): void {
  const seen = (node: TreeNode): void => {
    for (const at of entries(node)) {
      if (/^(?:numReplicas|numInstances)$/.test(at.key) && text(at.value) === '1' && document.isForSessions(at.start))
        document.hit('railway-render-replicas', at, { context: textsOf(document.root) });
      if (at.value.type === 'map') seen(at.value);
      for (const item of items(at.value)) seen(item);
    }
  };
  seen(document.root);
}
