export type StdioModule = typeof import('@modelcontextprotocol/sdk/client/stdio.js');
export type TypesModule = typeof import('@modelcontextprotocol/sdk/types.js');

export interface Loaders {
  stdio(): Promise<StdioModule>;
  names: keyof TypesModule;
}

export type Extra = import('@modelcontextprotocol/sdk/shared/protocol.js').RequestHandlerExtra<
  import('@modelcontextprotocol/sdk/types.js').ClientRequest,
  import('@modelcontextprotocol/sdk/types.js').ClientNotification
>;
export type HeaderBag = import('@modelcontextprotocol/sdk/types.js').IsomorphicHeaders;
