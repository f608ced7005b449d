/** An address whose path ends in `/sse`, or goes on behind it; not a host or a folder of that name. */
const SSE_ADDRESS =
  /(?:https?:\/\/|\/\/)?(?:\$\{[^}]*\}|\{\{[^}]*\}\}|[^\s"'`<>|\\(){}])*?\/sse(?=$|[/?#"'`\s),;\]>|\\])\/?/i;

/** Whether a text holds an address of an SSE endpoint. @returns the address as it stands, or undefined. */
export function sseAddress(text: string): { address: string; index: number } | undefined {
  const found = SSE_ADDRESS.exec(text);
  if (!found || !isSsePath(found[0])) return undefined;
  return { address: found[0], index: found.index };
}

/**
 * Whether an address or path is the SSE endpoint of HTTP+SSE: `…/sse`, `…/sse/`, `…/sse?x=1`. Not a file below a folder
 * called sse, not a host, not an events stream of a web page.
 */
export function isSsePath(address: string): boolean {
  const path = address
    .replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '')
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '');
  if (/\.[a-z0-9]{2,5}$/i.test(path)) return false;
  return (
    /(?:^|\/)sse$/i.test(path) && !/(?:assets|static|public|docs?|blog|images?|img|css|js)\/(?:.*\/)?sse$/i.test(path)
  );
}

/** `/messages`, `/message`: where HTTP+SSE clients posted to. */
export function isMessagesPath(path: string): boolean {
  return /(?:^|\/)messages?\/?$/i.test(path.replace(/[?#].*$/, ''));
}
