export type StdioModule = typeof import('@modelcontextprotocol/client/stdio');
// TODO(mcp-v2/namespace): the type of the whole of v1's types is @modelcontextprotocol/client's now, without what moved elsewhere.
export type TypesModule = typeof import('@modelcontextprotocol/client');

export interface Loaders {
  stdio(): Promise<StdioModule>;
  names: keyof TypesModule;
}

export type Extra = import('@modelcontextprotocol/client').ClientContext;
// TODO(mcp-v2/headers): IsomorphicHeaders: request headers were a plain record and are a Headers object now: read them with .get(name); a repeated header comes joined with ", ", never as an array.
export type HeaderBag = Headers;
