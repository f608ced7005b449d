import { defineTransform } from '../src/engine/transform.js';
import { settleHosting } from './lib/hosting.js';
import { markForeignTransports } from './lib/hosting-foreign.js';
import { settleWebHosting } from './lib/hosting-web.js';
import { settleSharedServers } from './lib/server-factory.js';

/** Streamable HTTP servers that kept sessions answer every request by itself. */
export default defineTransform({
  name: 'sessions',
  description: 'session maps, ids and verb routes become one stateless endpoint on createMcpHandler()',
  needs: ['imports'],
  mentions: /StreamableHTTP(?:Server)?Transport/,
  applies: (_, facts) => facts.sharesServers === true,
  unmet: (file) => file.text.includes('@modelcontextprotocol/sdk'),
  apply(file, facts) {
    settleSharedServers(file, facts);
    markForeignTransports(file);
    if (!settleWebHosting(file, facts)) settleHosting(file, facts, 'streamable');
  },
});
