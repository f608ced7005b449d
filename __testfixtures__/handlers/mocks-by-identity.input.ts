import type { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { CallToolRequestSchema, ListToolsRequestSchema, SubscribeRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { expect, it, vi } from 'vitest';

type Handler = (request: unknown) => unknown;
declare function setup(server: Server): void;

function makeServer() {
  const handlers = new Map<unknown, Handler>();
  const inner = {
    setRequestHandler: vi.fn((schema: unknown, handler: Handler) => {
      handlers.set(schema, handler);
    }),
    setNotificationHandler: vi.fn(),
  };
  return { inner, handlers, server: inner as unknown as Server };
}

function handlerFor(inner: ReturnType<typeof makeServer>['inner'], schema: unknown) {
  return inner.setRequestHandler.mock.calls.find((call: unknown[]) => call[0] === schema)?.[1];
}

it('registers', () => {
  const { inner, server } = makeServer();
  setup(server);
  expect(inner.setRequestHandler).toHaveBeenCalledWith(ListToolsRequestSchema, expect.any(Function));
  const schemas = inner.setRequestHandler.mock.calls.map(([schema]: unknown[]) => schema);
  expect(schemas).toContain(CallToolRequestSchema);
  expect(schemas).toEqual([ListToolsRequestSchema, CallToolRequestSchema]);
  expect(handlerFor(inner, SubscribeRequestSchema)).toBeUndefined();
  const [, listTools] = inner.setRequestHandler.mock.calls.find(([schema]: unknown[]) => schema === ListToolsRequestSchema)!;
  expect(listTools).toBeTypeOf('function');
});

it('keeps handlers', () => {
  const handlers = new Map<unknown, Handler>();
  const server = {
    setRequestHandler: vi.fn((schema: unknown, handler: Handler) => handlers.set(schema, handler)),
  };
  setup(server as unknown as Server);
  expect(handlers.get(CallToolRequestSchema)).toBeDefined();
  expect(handlers.has(ListToolsRequestSchema)).toBe(true);
});

it('is not fooled by other maps', () => {
  const names = new Map<unknown, string>([[CallToolRequestSchema, 'call']]);
  expect(names.get(CallToolRequestSchema)).toBe('call');
});
