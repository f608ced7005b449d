import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import type { RequestOptions } from '@modelcontextprotocol/sdk/shared/protocol.js';
import React, { createContext, type RefObject, useContext, useMemo, useRef, useState } from 'react';

const McpContext = createContext<{ client: Client | null } | null>(null);

export function useTools(options: RequestOptions) {
  const ref = useRef<Client | null>(null);
  const kept = useRef(new Client({ name: 'kept', version: '1.0.0' }));
  const [client] = useState<Client>();
  const [lazy] = useState(() => new Client({ name: 'lazy', version: '1.0.0' }));
  const memo = React.useMemo(() => new Client({ name: 'memo', version: '1.0.0' }), []);
  const typed = useMemo<Client | undefined>(() => lazy, [lazy]);
  const context = useContext(McpContext);
  const { client: given } = useContext(McpContext)!;
  return [
    ref.current?.callTool({ name: 'ref' }, undefined, options),
    kept.current.callTool({ name: 'kept' }, undefined, options),
    client?.callTool({ name: 'client' }, undefined, options),
    lazy.callTool({ name: 'lazy' }, undefined, options),
    memo.callTool({ name: 'memo' }, undefined, options),
    typed?.callTool({ name: 'typed' }, undefined, options),
    context?.client?.callTool({ name: 'context' }, undefined, options),
    given?.callTool({ name: 'given' }, undefined, options),
  ];
}

export function callWith(ref: RefObject<Client | null>, kept: React.RefObject<Client>, options: RequestOptions) {
  return [
    ref.current?.callTool({ name: 'ref' }, undefined, options),
    kept.current.callTool({ name: 'kept' }, undefined, options),
  ];
}

interface Caller {
  callTool(call: { name: string }, parent: undefined, options: unknown): void;
}

export function useOther(options: unknown) {
  const other = useRef<Caller | null>(null);
  other.current?.callTool({ name: 'theirs' }, undefined, options);
}
