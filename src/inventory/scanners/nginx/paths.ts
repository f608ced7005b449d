import { argumentsOf, eachStatement, nameOf, type Statement } from '../statements.js';

/** What a regular expression adds to a path: anchors, escapes, "and everything below". */
const TAIL = /(?:\((?:\?:)?(?:\/?\.[*+]|\/\|\$?|\$?\|\/|\/)\)\??|\/\?|\.\*|\?|\$)$/;

/** The paths of a `location`; `/(sse|messages)` are two. */
export function pathsOf(location: Statement): string[] {
  let path = (argumentsOf(location).at(-1) ?? '').replace(/^\^/, '').replace(/\\/g, '');
  for (let shorter = path.replace(TAIL, ''); shorter !== path; shorter = path.replace(TAIL, '')) path = shorter;
  // A named group or a class of characters stands for one part of the path.
  path = path.replace(/\(\?<\w+>[^()]*\)|\[[^\]]*\][+*]?/g, 'x');
  const group = /^(.*?)\((?:\?:)?([\w-]+(?:\|[\w-]+)*)\)(.*)$/.exec(path);
  return group ? group[2]!.split('|').map((word) => `${group[1]}${word}${group[3]}`) : [path];
}

/** Directives by which a location hands requests on, or may. */
const SERVES = /_pass$|^include$|^rewrite$|_by_lua|^js_content$|^perl$/;

/** A location that says that the endpoint is gone, sends clients elsewhere, or serves files. */
export function isGone(location: Statement): boolean {
  if ((location.block ?? []).some((one) => nameOf(one) === 'return')) return true;
  return ![...eachStatement(location.block ?? [])].some((one) => SERVES.test(nameOf(one)));
}
