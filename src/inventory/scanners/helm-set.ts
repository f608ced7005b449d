import { isOff, isTemplated } from '../gates.js';
import type { Hit } from '../types.js';
import { annotationHit } from './data/annotations.js';
import { envHit } from './env-rules.js';

/**
 * What one `--set key=value` of Helm says, on a command line or in a Terraform `set` block: an annotation of an
 * ingress, an affinity switch of the chart, or a variable of its container.
 * @param key as Helm takes it: `\\.` is a dot of the key, a plain one the path to it
 */
export function helmValueHit(
  key: string,
  value: string,
): Pick<Hit, 'rule' | 'live' | 'severity' | 'because' | 'kind' | 'message'> | undefined {
  if (!key.includes('.') && !/affinity|sticky/i.test(key)) return undefined;
  const bare = key.replace(/^(?:[\w-]+\.)*?(?:annotations|podAnnotations|labels)\./, '').replace(/\\+\./g, '.');
  if (bare.includes('/')) {
    const found = annotationHit(bare, value.replace(/^\\/, ''), true);
    if (!found) return undefined;
    const { companions: _, nginx: __, ...hit } = found;
    return hit;
  }
  const last = key.split('.').at(-1)!;
  if (AFFINITY.test(key)) {
    if (isOff(value)) return undefined;
    return { rule: 'helm-values-session-affinity', ...(isTemplated(value) && { live: 'templated' as const }) };
  }
  return /^[A-Z][A-Z0-9_]+$/.test(last) ? envHit(last, isTemplated(value) ? undefined : value) : undefined;
}

/** `service.sessionAffinity`, `ingress.stickySession.enabled`. */
const AFFINITY =
  /(?:^|\.)(?:sessionAffinity|stickySessions?|sessionPersistence|session_affinity)(?:\.(?:enabled|type))?$/;
