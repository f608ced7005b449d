/** Where a member of v1's `RequestHandlerExtra` is in v2's handler context. */
export interface ContextMember {
  /** The group it moved into; undefined where it stayed at the top. */
  group?: 'mcpReq' | 'http';
  /** Its name there. */
  name: string;
}

/** Members that v2 has, by their v1 names. test/transforms/context.test.ts holds the table against both packages. */
export const CONTEXT_MEMBERS: Readonly<Record<string, ContextMember>> = {
  signal: { group: 'mcpReq', name: 'signal' },
  requestId: { group: 'mcpReq', name: 'id' },
  _meta: { group: 'mcpReq', name: '_meta' },
  sendRequest: { group: 'mcpReq', name: 'send' },
  sendNotification: { group: 'mcpReq', name: 'notify' },
  sessionId: { name: 'sessionId' },
  authInfo: { group: 'http', name: 'authInfo' },
  requestInfo: { group: 'http', name: 'req' },
  closeSSEStream: { group: 'http', name: 'closeSSE' },
  closeStandaloneSSEStream: { group: 'http', name: 'closeStandaloneSSE' },
};

/** Members that went with the experimental tasks. */
export const REMOVED_CONTEXT_MEMBERS: ReadonlySet<string> = new Set(['taskStore', 'taskId', 'taskRequestedTtl']);

/** The v2 place of a member, by its v1 name; undefined for names v1's context did not have, and for removed ones. */
export function contextMember(name: string): ContextMember | undefined {
  return Object.hasOwn(CONTEXT_MEMBERS, name) ? CONTEXT_MEMBERS[name] : undefined;
}

/** Whether a name of sdkTypeOf's is one of the handler contexts. */
export function isContextType(type: string | undefined): type is 'ServerContext' | 'ClientContext' {
  return type === 'ServerContext' || type === 'ClientContext';
}
