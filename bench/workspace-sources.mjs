// The source texts of the generated workspace: parts of 200 to 900 bytes, put together until a file has its size
// (2 to 8 KB). They parse and look like code that people write; they are not meant to run.

const NOUNS = ['account', 'batch', 'customer', 'document', 'entry', 'invoice', 'order', 'payment', 'report', 'session'];
const VERBS = ['archive', 'collect', 'compare', 'export', 'find', 'import', 'merge', 'publish', 'resolve', 'validate'];

const pick = (next, list) => list[Math.floor(next() * list.length)];
const capital = (word) => word[0].toUpperCase() + word.slice(1);

/** Repeats `part` until the text is between 2 and 8 KB, evenly spread. */
function fill(next, head, part, tail = '') {
  const size = 2048 + Math.floor(next() * 6144);
  let text = head;
  for (let index = 0; text.length + tail.length < size; index++) text += part(index);
  return text + tail;
}

/** A class with dependencies and asynchronous methods. */
export function service(next, area, number) {
  const noun = pick(next, NOUNS);
  const type = `${capital(noun)}${number}`;
  const head = `import { createHash } from 'node:crypto';
import type { Logger } from '../lib/logger.js';
import { NotFoundError, type Store } from '../storage/store.js';

export interface ${type} {
  readonly id: string;
  readonly createdAt: Date;
  status: 'new' | 'active' | 'archived';
  tags?: string[];
}

/** Everything the ${area} module does with a ${noun}. */
export class ${type}Service {
  #cache = new Map<string, ${type}>();

  constructor(
    private readonly store: Store<${type}>,
    private readonly logger: Logger,
  ) {}
`;
  return fill(
    next,
    head,
    (index) => {
      const verb = pick(next, VERBS);
      return `
  /**
   * Makes sure that the ${noun} exists before it is touched.
   * @throws NotFoundError when there is none
   */
  async ${verb}${index}(id: string, options: { dryRun?: boolean; limit?: number } = {}): Promise<${type}> {
    const known = this.#cache.get(id) ?? (await this.store.load(id));
    if (!known) throw new NotFoundError(\`${noun} \${id} is not in ${area}\`);
    const key = createHash('sha256').update(\`\${id}:\${known.status}\`).digest('hex').slice(0, ${8 + (index % 8)});
    this.logger.debug('${verb} ${noun}', { key, limit: options.limit ?? ${10 * (index + 1)} });
    if (!options.dryRun) {
      // Writes are last-one-wins here; callers hold the lock.
      await this.store.save({ ...known, status: known.status === 'new' ? 'active' : known.status });
    }
    return known;
  }
`;
    },
    '}\n',
  );
}

/** Small exported functions. */
export function utilities(next, area, number) {
  return fill(next, `// Helpers of the ${area} module.\nimport path from 'node:path';\n`, (index) => {
    const name = `${pick(next, VERBS)}${capital(pick(next, NOUNS))}${number}x${index}`;
    return `
export interface ${capital(name)}Options {
  separator?: string;
  max?: number;
}

/** Folds a list into one line per group, in the order of first appearance. */
export function ${name}<T extends { name: string; value: number }>(items: readonly T[], options: ${capital(name)}Options = {}): string[] {
  const { separator = ', ', max = ${20 + index} } = options;
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = path.posix.basename(item.name).replace(/\\.[^.]+$/, '');
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.entries()]
    .filter(([, members]) => members.length > ${index % 3})
    .map(([key, members]) => \`\${key}: \${members.slice(0, max).map(({ value }) => value.toFixed(2)).join(separator)}\`);
}
`;
  });
}

/** React components. */
export function component(next, area, number) {
  return fill(
    next,
    `import { useMemo, useState } from 'react';\nimport { formatDate } from '../lib/format.js';\n`,
    (index) => {
      const noun = pick(next, NOUNS);
      const name = `${capital(noun)}List${number}x${index}`;
      return `
interface ${name}Props {
  items: { id: string; title: string; updatedAt: Date }[];
  onSelect?: (id: string) => void;
}

export function ${name}({ items, onSelect }: ${name}Props) {
  const [query, setQuery] = useState('');
  const visible = useMemo(() => items.filter((item) => item.title.includes(query)), [items, query]);
  return (
    <section className="${area}-${noun}">
      <input value={query} placeholder="Find a ${noun}…" onChange={(event) => setQuery(event.target.value)} />
      <ul>
        {visible.map((item) => (
          <li key={item.id} onClick={() => onSelect?.(item.id)}>
            <strong>{item.title}</strong> <time>{formatDate(item.updatedAt)}</time>
          </li>
        ))}
      </ul>
      {visible.length === 0 && <p>Nothing matches “{query}”.</p>}
    </section>
  );
}
`;
    },
  );
}

/** A test file. */
export function suite(next, area, number) {
  const noun = pick(next, NOUNS);
  const head = `import { beforeEach, describe, expect, it } from 'vitest';
import { create${capital(noun)} } from './${noun}.js';

describe('${area} ${noun} ${number}', () => {
  let subject: ReturnType<typeof create${capital(noun)}>;

  beforeEach(() => {
    subject = create${capital(noun)}({ area: '${area}' });
  });
`;
  return fill(
    next,
    head,
    (index) => {
      const verb = pick(next, VERBS);
      return `
  it('can ${verb} entry ${index}', async () => {
    const result = await subject.${verb}({ id: 'entry-${index}', amount: ${(next() * 1000).toFixed(2)} });
    expect(result).toMatchObject({ status: 'ok', entries: [{ id: 'entry-${index}' }] });
    await expect(subject.${verb}({ id: '', amount: -1 })).rejects.toThrow(/amount/);
  });
`;
    },
    '});\n',
  );
}

/** A plain JavaScript script. */
export function script(next, area) {
  return fill(next, `#!/usr/bin/env node\nimport fs from 'node:fs/promises';\n`, (index) => {
    const name = `${pick(next, VERBS)}${capital(pick(next, NOUNS))}${index}`;
    return `
/** Reads one line per record and writes those that are due. */
export async function ${name}(input, output) {
  const text = await fs.readFile(input, 'utf8');
  const due = text
    .split('\\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
    .filter((record) => record.area === '${area}' && record.age > ${index * 3});
  await fs.writeFile(output, due.map((record) => JSON.stringify(record)).join('\\n') + '\\n');
  return due.length;
}
`;
  });
}

/** A module that uses the v1 SDK: in turn a server, a low-level server, an HTTP endpoint and a client. */
export function sdkModule(next, number, language) {
  const typed = language === 'ts';
  return [mcpServer, lowLevelServer, httpEndpoint, client][number % 4](next, number, typed);
}

function mcpServer(next, number, typed) {
  const head = `import { McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';

// Tools of team ${number}; see the handbook for who may call them.
export const server = new McpServer({ name: 'team-${number}', version: '1.${number}.0' });

server.registerResource(
  'record',
  new ResourceTemplate('record://{id}', { list: undefined }),
  { title: 'Record', mimeType: 'application/json' },
  async (uri, { id }) => ({ contents: [{ uri: uri.href, text: JSON.stringify({ id }) }] }),
);
`;
  return fill(
    next,
    head,
    (index) => {
      const verb = pick(next, VERBS);
      const noun = pick(next, NOUNS);
      return `
server.tool(
  '${verb}_${noun}_${index}',
  'Can ${verb} a ${noun}',
  { id: z.string().min(1), limit: z.number().int().default(${index + 5}) },
  async ({ id, limit }, extra) => {
    if (extra.signal.aborted) throw new McpError(ErrorCode.InvalidRequest, 'stopped');
    const rows = await ${verb}(\`
      SELECT * FROM ${noun}
       WHERE id = '\${id}'
       LIMIT \${limit}\`);
    return { content: [{ type: 'text'${typed ? ' as const' : ''}, text: JSON.stringify(rows) }] };
  },
);
`;
    },
    `
await server.connect(new StdioServerTransport());

async function query(sql${typed ? ': string' : ''}) {
  return [{ sql }];
}
${VERBS.map((verb) => (/^(import|export)$/.test(verb) ? '' : `const ${verb} = query;\n`)).join('')}`,
  ).replace(/await (import|export)\(`/g, 'await query(`');
}

function lowLevelServer(next, number, typed) {
  const head = `import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import {
  CallToolRequestSchema,
  ListToolsRequestSchema,
  ${typed ? 'type Tool,\n  ' : ''}ListPromptsRequestSchema,
} from '@modelcontextprotocol/sdk/types.js';

const server = new Server({ name: 'low-level-${number}', version: '0.1.0' }, { capabilities: { tools: {}, prompts: {} } });

const tools${typed ? ': Tool[]' : ''} = [];
server.setRequestHandler(ListToolsRequestSchema, async () => ({ tools }));
server.setRequestHandler(ListPromptsRequestSchema, async () => ({ prompts: [] }));
server.setRequestHandler(CallToolRequestSchema, async (request, extra) => {
  const { name, arguments: args = {} } = request.params;
  await extra.sendNotification({ method: 'notifications/message', params: { level: 'info', data: name } });
  return { content: [{ type: 'text', text: JSON.stringify(args) }] };
});
`;
  return fill(
    next,
    head,
    (index) => {
      const verb = pick(next, VERBS);
      return `
tools.push({
  name: '${verb}_${index}',
  description: \`Runs ${verb}.
  The second line of the description is indented on purpose.\`,
  inputSchema: { type: 'object', properties: { id: { type: 'string' }, force: { type: 'boolean' } }, required: ['id'] },
});
`;
    },
    '\nexport default server;\n',
  );
}

function httpEndpoint(next, number, typed) {
  const head = `import { randomUUID } from 'node:crypto';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js';
import express from 'express';

const app = express();
app.use(express.json());
const transports${typed ? ': Record<string, StreamableHTTPServerTransport>' : ''} = {};

app.post('/mcp/${number}', async (req, res) => {
  const sessionId = req.headers['mcp-session-id']${typed ? ' as string | undefined' : ''};
  let transport = sessionId ? transports[sessionId] : undefined;
  if (!transport && isInitializeRequest(req.body)) {
    transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: () => randomUUID(),
      onsessioninitialized: (id) => {
        transports[id] = transport${typed ? '!' : ''};
      },
    });
    await new McpServer({ name: 'http-${number}', version: '1.0.0' }).connect(transport);
  }
  await transport?.handleRequest(req, res, req.body);
});
`;
  return fill(
    next,
    head,
    (index) => {
      const noun = pick(next, NOUNS);
      return `
app.get('/${noun}/${index}/:id', (req, res) => {
  // Not part of the protocol: the dashboard polls this.
  const { id } = req.params;
  res.json({ id, kind: '${noun}', sessions: Object.keys(transports).length });
});
`;
    },
    `\napp.listen(${3000 + number});\n`,
  );
}

function client(next, number, typed) {
  const head = `import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { CallToolResultSchema${typed ? ', type CallToolResult' : ''} } from '@modelcontextprotocol/sdk/types.js';

export async function connect() {
  const client = new Client({ name: 'caller-${number}', version: '1.0.0' }, { capabilities: {} });
  await client.connect(new StdioClientTransport({ command: 'node', args: ['server.js'] }));
  return client;
}
`;
  return fill(next, head, (index) => {
    const name = `${pick(next, VERBS)}${capital(pick(next, NOUNS))}${index}`;
    return `
export async function ${name}(client${typed ? ': Client' : ''}, id${typed ? ': string' : ''})${typed ? ': Promise<CallToolResult>' : ''} {
  const result = await client.request(
    { method: 'tools/call', params: { name: '${name}', arguments: { id } } },
    CallToolResultSchema,
  );
  if (result.isError) throw new Error(\`${name} failed for \${id}\`);
  return result;
}
`;
  });
}
