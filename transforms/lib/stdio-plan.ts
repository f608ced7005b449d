import type { FileFacts } from '../../src/engine/facts.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { quoted, Stop } from './factory-model.js';
import { handedFactory } from './factory-parameter.js';
import { type FactoryPlan, planServerFactory } from './server-factory.js';
import { formOf, type SiteForm } from './stdio-entry.js';
import { type StdioSite, type TransportFate, transportFate } from './stdio-sites.js';

/** Everything that is known of a site before it is rewritten. */
export interface SitePlan {
  form: SiteForm;
  fate: TransportFate;
  plan: FactoryPlan;
}

/** @throws Stop with the reason for which the site stays as it is; nothing has been changed then */
export function planSite(file: SourceFile, facts: FileFacts, site: StdioSite): SitePlan {
  const form = formOf(file, site.call);
  const fate = transportFate(file, facts, site);
  const plan = handedFactory(file, facts, site.server) ?? planServerFactory(file, facts, site.server);
  if (plan.kind === 'refused') throw new Stop(plan.reason, plan.at);
  if (form.kind !== 'statement' && plan.closes + fate.closes.length > 0)
    throw new Stop(
      `what closes it would need a name for the handle, and ${quoted(file, site.call)} has no place for one`,
      site.call,
    );
  return { form, fate, plan };
}

/** Whether a site is one that is rewritten. */
export function canServe(file: SourceFile, facts: FileFacts, site: StdioSite): boolean {
  try {
    planSite(file, facts, site);
    return true;
  } catch (error) {
    if (error instanceof Stop) return false;
    throw error;
  }
}
