import { InMemoryEventStore } from '@modelcontextprotocol/sdk/examples/shared/inMemoryEventStore.js';
import { Protocol } from '@modelcontextprotocol/sdk/shared/protocol.js';
import { NoSuchThing } from '@modelcontextprotocol/sdk/shared/protocol.js';
import manifest from '@modelcontextprotocol/sdk/package.json' with { type: 'json' };
import * as helpers from '@modelcontextprotocol/sdk/server/helpers.js';

export const store = new InMemoryEventStore();
export const version: string = manifest.version;
export const all = [Protocol, NoSuchThing, helpers];
