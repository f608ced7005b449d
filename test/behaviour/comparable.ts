import type { Transcript } from '../../src/verify/exercise.js';

/** What v2, or the newer revision, says of the same server in other words or in addition. */
const KEYS = new Set([
  '$schema',
  'execution',
  'resultType',
  'ttlMs',
  'cacheScope',
  'io.modelcontextprotocol/serverInfo',
]);

/** A transcript without what the two SDK versions, or the two protocol revisions, say differently of the same server. */
export function comparable(transcript: Transcript): Transcript {
  return JSON.parse(JSON.stringify(transcript), (key, value) => {
    if (KEYS.has(key)) return undefined;
    // What is left of `_meta` when only the server's name was in it.
    if (key === '_meta' && Object.keys(value).length === 0) return undefined;
    return value?.isError === true ? { ...value, content: value.content.map(withoutWording) } : value;
  }) as Transcript;
}

/** v1 puts its error code before a message, and the two name the place of a wrong argument in different order. */
function withoutWording(block: { text?: string }): unknown {
  const text = block.text
    ?.replace(/^MCP error -\d+: /, '')
    .replace(/^(Input validation error: .*? for tool \w+:).*/s, '$1');
  return { ...block, text };
}
