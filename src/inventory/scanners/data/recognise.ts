import type { Reporter, ScanInput, Scanner } from '../../types.js';
import { recogniseClients } from './clients.js';
import { recogniseClouds } from './clouds.js';
import { recogniseCommands } from './commands.js';
import { folderName } from './context.js';
import { recogniseCustomResources } from './custom-resources.js';
import { DataDocument, resourcesOf } from './document.js';
import { type Inner, recogniseEmbedded } from './embedded.js';
import { recogniseEnvoy } from './envoy.js';
import { recogniseHelm } from './helm.js';
import { recogniseKubernetes } from './kubernetes.js';
import { recogniseProxies } from './proxies.js';
import { recogniseAnnotations } from './recognise-annotations.js';
import { recogniseSettings } from './settings.js';
import { recogniseTerraformJson } from './terraform-json.js';
import type { TreeNode } from './tree.js';
import { recogniseWorkers } from './workers.js';

/** What the recognisers hand texts inside a document to. */
export interface Helpers extends Inner {
  shell: Scanner;
}

/**
 * Looks at one document in every way there is: what it is matters more than what its file is called.
 * In this order: where two ways see the same kind at one line, the first is kept.
 */
export function recognise(
  root: TreeNode,
  format: 'yaml' | 'json' | 'toml',
  input: ScanInput,
  report: Reporter,
  helpers: Helpers,
): void {
  // In a chart, names are made of the chart's: its folder says what they will be.
  const chart = /(?:^|\/)templates\//.test(input.path) ? [folderName(input.path)] : [];
  const document = new DataDocument(root, input, format, chart.length === 0 ? report : withContext(report, chart));
  const resources = resourcesOf(root);
  recogniseKubernetes(document, resources);
  recogniseCustomResources(document, resources);
  recogniseAnnotations(document);
  recogniseEnvoy(document, resources);
  recogniseProxies(document, resources);
  recogniseClouds(document);
  recogniseTerraformJson(document);
  recogniseClients(document);
  recogniseWorkers(document);
  recogniseHelm(document, resources);
  recogniseSettings(document);
  recogniseCommands(document, helpers.shell);
  recogniseEmbedded(document, helpers);
}

function withContext(report: Reporter, context: readonly string[]): Reporter {
  return {
    hit: (hit) =>
      report.hit({
        ...hit,
        context: [...(typeof hit.context === 'string' ? [hit.context] : (hit.context ?? [])), ...context],
      }),
    skip: (message) => report.skip(message),
  };
}
