export interface Listing {
  tools?: { name: string; inputSchema: object }[];
  prompts?: { name: string }[];
  resources?: { name: string; uri: string }[];
  resourceTemplates?: { name: string }[];
}

export interface Session {
  listing(): Promise<Listing>;
  try(
    kind: 'tool' | 'prompt',
    name: string,
    args: object,
  ): Promise<{ verdict: 'accepted' | 'rejected' | 'silent'; text: string }>;
  close(): Promise<void>;
}

export function connect(
  generation: 'v1' | 'v2',
  server:
    | { command: string; args: string[]; cwd: string; env?: Record<string, string> }
    | { over: 'http' | 'sse'; url: URL; token?: string },
): Promise<Session>;
