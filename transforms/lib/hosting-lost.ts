import type { FileFacts } from '../../src/engine/facts.js';
import type { Node } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { memberIndex } from './members.js';
import { sdkTypeOf } from './values.js';

/** What middleware puts on express's request; none of it is a member of a web-standard Request. */
const EXPRESS_ONLY = ['user', 'session', 'account', 'tenant', 'userId', 'ip', 'cookies', 'locals'];

/** Reads of express's own properties off the request a handler is given. */
export function lostProperties(file: SourceFile, facts: FileFacts): { node: Node; key: string }[] {
  return EXPRESS_ONLY.flatMap((key) =>
    (memberIndex(file).members.get(key) ?? [])
      .filter((node) => sdkTypeOf(file, facts, node.object) === 'RequestInfo')
      .map((node) => ({ node, key })),
  );
}
