/** Tags of Jinja, Go templates, Handlebars, ERB and Terraform's templates that begin or end something. */
const TAG =
  /\{%[-+~]?\s*(?<jinja>if|unless|endif|endunless)\b|\{\{[-~]?\s*(?<go>if|with|range|define|block|end)\b|\{\{[-~]?(?<handlebars>[#/](?:if|unless|each|with))\b|<%-?\s*(?<erb>if|unless|end)\b|<%-?[^%\n]{0,200}\bdo\b[^%\n]{0,80}(?<loop>%>)|%\{~?\s*(?<hcl>if|endif)\b/g;

const OPENS = /^(?:#?(?:if|unless)|with|#with)$/;
/** They end with the same word as a condition, and are none. */
const SURROUNDS = /^(?:range|define|block|#each|%>)$/;

/** Which parts of a template only a condition lets through. */
export interface Conditions {
  /**
   * Whether a condition that begins behind `from` is around `at`. A condition around the whole resource decides
   * whether there is one at all, which says nothing of the line.
   */
  covers(at: number, from: number): boolean;
}

const NONE: Conditions = { covers: () => false };

/** Finds the conditions of a template; a text that is none has none. */
export function conditionsIn(text: string): Conditions {
  if (!/\{%|\{\{|<%|%\{/.test(text)) return NONE;
  const ranges: { start: number; end: number }[] = [];
  const open: { start: number; isCondition: boolean }[] = [];
  for (const match of text.matchAll(TAG)) {
    const tag = Object.values(match.groups!).find((word) => word !== undefined)!;
    if (OPENS.test(tag)) open.push({ start: match.index, isCondition: true });
    else if (SURROUNDS.test(tag)) open.push({ start: match.index, isCondition: false });
    else {
      const last = open.pop();
      if (last?.isCondition) ranges.push({ start: last.start, end: match.index });
    }
  }
  if (ranges.length === 0) return NONE;
  return { covers: (at, from) => ranges.some(({ start, end }) => start >= from && start < at && at < end) };
}
