import { type Node, stringValue } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { allowInText, dropItem } from './hosting-cors.js';

const SESSION = /^mcp-session-id$/i;

/** Follows the headers that handlers without a CORS package list themselves: `{ 'Access-Control-Expose-Headers': … }`. */
export function settleCorsHeaders(file: SourceFile): void {
  for (const key of file.scopes.strings) {
    const name = stringValue(key)?.toLowerCase();
    if (name !== 'access-control-allow-headers' && name !== 'access-control-expose-headers') continue;
    const property = file.scopes.parentOf(key);
    if (property?.type !== 'ObjectProperty' || property.key !== key || file.isIgnored(property)) continue;
    if (name === 'access-control-allow-headers') allowInText(file, property.value);
    else dropExposed(file, property);
  }
}

function dropExposed(file: SourceFile, property: Node): void {
  const names = stringValue(property.value)?.split(',');
  const left = names?.filter((name) => !SESSION.test(name.trim()));
  if (!names || !left || left.length === names.length) return;
  const object = file.scopes.parentOf(property)!;
  if (left.length > 0) file.edits.overwrite(property.value.start + 1, property.value.end - 1, left.join(',').trim());
  else dropItem(file, object.properties as Node[], property);
}
