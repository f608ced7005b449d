import { isOff, templateDefault } from '../../gates.js';
import type { Reporter, ScanInput } from '../../types.js';
import { annotationHit, isKnownAnnotation } from './annotations.js';
import { folderName } from './context.js';

/**
 * Reads what looks like YAML and does not parse as it, line by line: charts whose templates build structure. Only keys
 * that mean one thing wherever they stand.
 */
export function scanTemplate(input: ScanInput, report: Reporter): void {
  const { text, path } = input;
  const context = [folderName(path), ...namesIn(text)];
  for (const match of text.matchAll(/^([ \t]*(?:- )?)["']?([\w./-]+)["']?:[ \t]*([^\n]*)$/gm)) {
    const start = match.index + match[1]!.length;
    const key = match[2]!;
    const value = bareValue(match[3]!);
    if (key === 'sessionAffinity') affinity(start, value, context, report);
    else if (isKnownAnnotation(key)) {
      const found = annotationHit(key, value);
      if (found && !found.nginx) {
        const { companions: _, nginx: __, ...hit } = found;
        report.hit({ ...hit, start, context });
      }
    } else if (/^(?:httpHeaderName|sessionPersistence)$/.test(key) && !isOff(value))
      report.hit({
        rule: key === 'httpHeaderName' ? 'istio-consistent-hash' : 'gateway-api-session-persistence',
        start,
        context: [...context, value],
        ...(/\{\{/.test(value) && { live: 'templated' as const }),
      });
  }
}

function affinity(start: number, value: string, context: readonly string[], report: Reporter): void {
  if (/^ClientIP$/i.test(value)) report.hit({ rule: 'k8s-service-session-affinity', start, context });
  else if (/\{\{/.test(value)) {
    const fallback = templateDefault(value);
    const on = fallback !== undefined && /^ClientIP$/i.test(fallback);
    report.hit({
      rule: 'helm-template-session-affinity',
      start,
      context,
      ...(on
        ? { severity: 'must-remove' as const, because: 'the template falls back to ClientIP' }
        : { live: 'templated' as const }),
    });
  }
}

function bareValue(text: string): string {
  const value = text.trim();
  return (/^(["'])(.*?)\1(?:\s+#.*)?$/.exec(value)?.[2] ?? value.replace(/(?:^|\s)#.*$/, '')).trim();
}

function namesIn(text: string): string[] {
  return [...text.matchAll(/^[ \t]*(?:- )?(?:name|app|image|include|app\.kubernetes\.io\/name):[ \t]*([^\n#]*)/gm)].map(
    (match) => match[1]!,
  );
}
