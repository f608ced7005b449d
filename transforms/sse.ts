import { defineTransform } from '../src/engine/transform.js';
import { settleHosting } from './lib/hosting.js';
import { settleSharedServers } from './lib/server-factory.js';

/** SSE servers get the Streamable HTTP endpoint that replaced theirs. */
export default defineTransform({
  name: 'sse',
  description: 'SSE endpoints become one stateless endpoint on createMcpHandler(), with the old path as an alias',
  needs: ['imports'],
  mentions: /SSEServerTransport/,
  applies: (_, facts) => facts.sharesServers === true,
  unmet: (file) => file.text.includes('@modelcontextprotocol/sdk'),
  apply(file, facts) {
    settleSharedServers(file, facts);
    settleHosting(file, facts, 'sse');
  },
});
