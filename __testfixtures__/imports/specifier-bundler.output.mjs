// A bundler's configuration.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

// TODO(mcp-v2/specifier-string): this pattern matches the name of the v1 package; say here what it must match in v2. Also: this string names the v1 package (@modelcontextprotocol/sdk); say here what it must name in v2.
// TODO(mcp-v2/resolved-path): this resolved a file of the v1 package (types); it resolves @modelcontextprotocol/server now, whose files are named and laid out otherwise.
export default {
  external: ['@modelcontextprotocol/sdk', /^@modelcontextprotocol\/sdk\//],
  alias: {
    sdk: require.resolve('@modelcontextprotocol/server'),
    zod: 'zod',
  },
  /** @param {string} id */
  // TODO(mcp-v2/specifier-string): this string names the v1 package (@modelcontextprotocol/sdk/); say here what it must name in v2.
  isSdk: (id) => id.startsWith('@modelcontextprotocol/sdk/'),
  // TODO(mcp-v2/resolved-path): this resolved a file of the v1 package (server/index); it resolves @modelcontextprotocol/server now, whose files are named and laid out otherwise.
  entry: import.meta.resolve('@modelcontextprotocol/server'),
};
