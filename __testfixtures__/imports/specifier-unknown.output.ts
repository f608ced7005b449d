// TODO(mcp-v2/unknown-module): @modelcontextprotocol/sdk/examples/shared/inMemoryEventStore.js was one of v1's examples; no v2 package ships them. Copy what you need into your project.
import { InMemoryEventStore } from '@modelcontextprotocol/sdk/examples/shared/inMemoryEventStore.js';
import { Protocol } from '@modelcontextprotocol/server';
// TODO(mcp-v2/unknown-export): NoSuchThing: not exported by v1's shared/protocol; the import was left on v1.
import { NoSuchThing } from '@modelcontextprotocol/sdk/shared/protocol.js';
// TODO(mcp-v2/unknown-module): @modelcontextprotocol/sdk/package.json is no module of the v1 API this tool knows; it was left as it is.
import manifest from '@modelcontextprotocol/sdk/package.json' with { type: 'json' };
// TODO(mcp-v2/unknown-module): @modelcontextprotocol/sdk/server/helpers.js is no module of the v1 API this tool knows; it was left as it is.
import * as helpers from '@modelcontextprotocol/sdk/server/helpers.js';

export const store = new InMemoryEventStore();
export const version: string = manifest.version;
export const all = [Protocol, NoSuchThing, helpers];
