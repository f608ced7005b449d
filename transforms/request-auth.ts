import { defineTransform } from '../src/engine/transform.js';
import { inThisFile, isOpen, OPEN_ENDPOINT } from './lib/hosting-auth.js';
import { lostProperties } from './lib/hosting-lost.js';
import { servedRoutes } from './lib/hosting-served.js';
import { openServedPlaces } from './lib/hosting-web-auth.js';

/** Marks endpoints on createMcpHandler() that ask nobody who they are, and reads of what does not reach a handler. */
export default defineTransform({
  name: 'request-auth',
  description: 'markers where each request must be authenticated by itself',
  needs: [],
  mentions: /toNodeHandler|createMcpHandler|requestInfo|http\b/,
  apply(file, facts) {
    for (const { route, handler } of servedRoutes(file, facts))
      if (!file.isIgnored(route.call) && isOpen(file, facts, route, handler))
        file.todos.add(route.call, 'request-auth/open-endpoint', OPEN_ENDPOINT);
    for (const { node, isRoute } of openServedPlaces(file, facts))
      if (!file.isIgnored(node))
        file.todos.add(node, 'request-auth/open-endpoint', isRoute ? OPEN_ENDPOINT : inThisFile(OPEN_ENDPOINT));
    for (const { node, key } of lostProperties(file, facts))
      file.todos.add(
        node,
        'request-auth/lost-property',
        `${key} is put on express's request and is not there: only req.auth is handed on, as ctx.http?.authInfo. Put it into authInfo.extra, or run the handler in an AsyncLocalStorage.`,
      );
  },
});
