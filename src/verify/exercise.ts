import type { Dialer, Entry, McpClient, Target } from './clients.js';
import { within } from './within.js';

/** What to ask a server for. Ten calls are made of these, in turn. */
export interface Probe {
  calls: readonly { name: string; arguments?: Record<string, unknown> }[];
  prompts?: readonly { name: string; arguments?: Record<string, string> }[];
  /** Resources to read, of templates too. */
  resources?: readonly string[];
  /** Milliseconds for all of it. Default: 10,000. */
  timeout?: number;
}

/** Everything a client saw. Two servers that behave alike give equal transcripts. */
export interface Transcript {
  lists: Lists;
  /** Results of the calls made one after another. */
  inRow: unknown[];
  /** Results of the same calls made at once. */
  atOnce: unknown[];
  prompts: unknown[];
  resources: unknown[];
  /** The lists once more, at the end. */
  listsAgain: Lists;
}

interface Lists {
  tools: Entry[];
  prompts: Entry[];
  resources: Entry[];
  templates: Entry[];
}

const CALLS = 10;
/** JSON-RPC's code for a method the server does not have. */
const METHOD_NOT_FOUND = -32601;

/**
 * Connects, lists everything, makes ten calls one after another and ten at once, reads prompts and resources, lists
 * again and closes.
 * @returns what the client saw, and the protocol revision it spoke
 * @throws what the SDK threw, or an Error when it takes longer than the probe allows; the connection is closed then
 */
export async function exercise(
  dialer: Dialer,
  target: Target,
  probe: Probe,
): Promise<{ transcript: Transcript; revision: string | undefined }> {
  const timeout = probe.timeout ?? 10_000;
  const { client, revision } = await dialer.connect(target, timeout);
  try {
    return { transcript: await within(timeout, dialer.name, drive(client, probe)), revision };
  } finally {
    await within(2_000, 'close', client.close()).catch(() => {});
  }
}

async function drive(client: McpClient, probe: Probe): Promise<Transcript> {
  const calls = Array.from({ length: CALLS }, (_, index) => probe.calls[index % probe.calls.length]!);
  const lists = await readLists(client);
  const inRow: unknown[] = [];
  for (const call of calls) inRow.push(await client.callTool({ ...call }));
  const atOnce = await Promise.all(calls.map((call) => client.callTool({ ...call })));
  const prompts: unknown[] = [];
  for (const prompt of probe.prompts ?? []) prompts.push(await client.getPrompt({ ...prompt }));
  const resources: unknown[] = [];
  for (const uri of probe.resources ?? []) resources.push(await client.readResource({ uri }, FRESH));
  return { lists, inRow, atOnce, prompts, resources, listsAgain: await readLists(client) };
}

/** v2 clients may answer from what they keep; v1 ignores the option. */
const FRESH = { cacheMode: 'refresh' };

async function readLists(client: McpClient): Promise<Lists> {
  const has = client.getServerCapabilities() ?? {};
  return {
    tools: has.tools ? byName((await client.listTools(undefined, FRESH)).tools) : [],
    prompts: has.prompts ? byName((await client.listPrompts(undefined, FRESH)).prompts) : [],
    resources: has.resources ? byName((await client.listResources(undefined, FRESH)).resources) : [],
    templates: has.resources ? byName(await readTemplates(client)) : [],
  };
}

/** A server may have resources and no handler for templates; there is no capability that tells. */
async function readTemplates(client: McpClient): Promise<Entry[]> {
  try {
    return (await client.listResourceTemplates(undefined, FRESH)).resourceTemplates;
  } catch (error) {
    if ((error as { code?: unknown }).code === METHOD_NOT_FOUND) return [];
    throw error;
  }
}

function byName(entries: Entry[]): Entry[] {
  return [...entries].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
