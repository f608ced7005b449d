// A bundler's configuration.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

export default {
  external: ['@modelcontextprotocol/sdk', /^@modelcontextprotocol\/sdk\//],
  alias: {
    sdk: require.resolve('@modelcontextprotocol/sdk/types.js'),
    zod: 'zod',
  },
  /** @param {string} id */
  isSdk: (id) => id.startsWith('@modelcontextprotocol/sdk/'),
  entry: import.meta.resolve('@modelcontextprotocol/sdk/server/index.js'),
};
