import { scanEmbedded } from '../../embed.js';
import type { ScanInput, Scanner } from '../../types.js';
import { resourceAround } from './context.js';
import type { DataDocument } from './document.js';
import { type ScalarNode, walk } from './tree.js';

/** Scanners for texts inside a document, by what they are called there. */
export interface Inner {
  nginx: Scanner;
  haproxy: Scanner;
  caddy: Scanner;
  yaml: Scanner;
  json: Scanner;
  toml: Scanner;
}

/**
 * Whole configuration files inside a document: nginx snippets of an Ingress, files of a ConfigMap, `content:` of
 * compose configs, inline kustomize patches.
 */
export function recogniseEmbedded(document: DataDocument, inner: Inner): void {
  walk(document.root, ({ entry: at, node, path, around }) => {
    if (node.type !== 'scalar' || typeof node.value !== 'string') return;
    const body = node.value;
    if (body.length < 8 || (!node.outward && !/[;{]/.test(body))) return;
    const key = at?.key ?? path.at(-1) ?? '';
    const scanner = scannerFor(key, body, inner, node);
    if (!scanner) return;
    const { context, label } = resourceAround(document, around);
    const text = asFile(body);
    scanEmbedded(
      scanner,
      {
        text,
        outward: node.outward ?? ((offset) => Math.min(node.start + 1 + offset, node.end)),
        context,
        ...(label && { resource: label }),
      },
      document.input satisfies ScanInput,
      document.reporter,
    );
  });
}

function scannerFor(key: string, body: string, inner: Inner, node: ScalarNode): Scanner | undefined {
  if (/-snippets?$|^(?:http|server|location|main|stream)[-_]?snippets?$|^(?:http|server|location)-snippets$/.test(key))
    return inner.nginx;
  if (!node.outward) return undefined;
  if (
    /haproxy.*\.cfg|haproxy[\w.-]*$|\.cfg$/i.test(key) ||
    /^\s*(?:global|defaults|frontend|backend|listen)\b.*\n[\s\S]*\n\s*(?:balance|stick|server|mode)\s/m.test(body)
  )
    return inner.haproxy;
  if (/caddyfile/i.test(key) || /\breverse_proxy\b[^\n]*(?:\{|\n)/.test(body)) return inner.caddy;
  if (/\.json$/i.test(key)) return inner.json;
  if (/\.toml$/i.test(key)) return inner.toml;
  if (/\.ya?ml$/i.test(key) || /^(?:patch|values|higress|mesh)$/.test(key)) return inner.yaml;
  if (/nginx|\.conf(?:\.template)?$|^(?:nginxConfig|content|default\.conf)$/i.test(key) && /[;{]/.test(body))
    return inner.nginx;
  // Under a name that tells nothing: what is in it.
  if (/^\s*(?:upstream\s+[\w.-]+|server|http)\s*\{/m.test(body)) return inner.nginx;
  if (/^\s*apiVersion:|^\s*kind:|^\s*static_resources:/m.test(body)) return inner.yaml;
  return undefined;
}

/** Compose writes `$$` where a file has `$`: the offset stays by a character that no directive has. */
function asFile(body: string): string {
  return body.replace(/\$\$(?=\w|\{)/g, ' $');
}
