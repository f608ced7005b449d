export interface Listing {
  tools?: { name: string; inputSchema: object }[];
  prompts?: { name: string }[];
  resources?: { name: string; uri: string }[];
  resourceTemplates?: { name: string }[];
}

export interface Session {
  listing(): Promise<Listing>;
  try(
    kind: 'tool' | 'prompt' | 'resource',
    name: string,
    args: object,
  ): Promise<{ verdict: 'accepted' | 'rejected' | 'silent'; failed: boolean; text: string }>;
  readonly revision: string | undefined;
  close(): Promise<void>;
}

export type ClientKind = 'v1' | 'v2' | 'v2-auto';

export const CLIENTS: Record<ClientKind, object>;

export function connect(
  kind: ClientKind,
  server:
    | { command: string; args: string[]; cwd: string; env?: Record<string, string> }
    | { over: 'http' | 'sse'; url: URL; token?: string },
): Promise<Session>;
