// docs/stateless.md: each way of hosting a v1 server, before and after. What it shows are test fixtures, so it cannot
// say what is not so.
import { existsSync, readFileSync } from 'node:fs';

const FIXTURES = new URL('../__testfixtures__/', import.meta.url);
const SERVERS = new URL('../test/behaviour/servers/', import.meta.url);

/** The patterns in the order of the documentation, and the fixture that shows each. */
export const PATTERNS = [
  {
    title: 'A map of session ids to transports, a server for each',
    fixture: 'sessions/record-map',
    text: 'The map, the id checks, the verb routes and the cleanup go; one route answers every request by itself. What is not plumbing stays.',
  },
  {
    title: 'The same with one server at module level',
    fixture: 'sessions/module-server',
    text: 'The server and its registrations become a function, for a shared instance cannot answer overlapping requests. What they close over stays where it is.',
  },
  {
    title: 'A server and a transport for each request',
    fixture: 'sessions/stateless-inline',
    text: 'Stateless already; the handler does what the route did.',
  },
  {
    title: 'SSE only',
    fixture: 'sse/single-transport',
    text: 'One endpoint, and the old path as an alias, so that configured addresses keep working. The route for messages goes.',
  },
  {
    title: 'SSE and Streamable HTTP in one app',
    fixture: 'sse/both-transports',
    text: 'One endpoint for both.',
  },
  {
    title: 'Plain node:http',
    fixture: 'sessions/http-map',
    text: 'The own routes stay; the body reader goes when only MCP used it.',
  },
  {
    title: 'One function for all verbs, or a switch',
    fixture: 'sessions/require-switch-method',
    text: 'As above, in CommonJS.',
  },
  {
    title: 'A class holds the transports',
    fixture: 'sessions/class-express',
    text: 'The field and what filled it go; the class stays.',
  },
  {
    title: 'Hono, Next, Workers: Request in, Response out',
    fixture: 'sessions/web-hono-verbs',
    text: 'The handler has a fetch function; what the gate found out goes along as authInfo.',
  },
  {
    title: 'stdio, the server from a function',
    fixture: 'stdio/builder-call',
    text: 'serveStdio() takes the function: it may need a second server, when a client probes for the new revision and falls back.',
  },
  {
    title: 'stdio, the server at module level',
    fixture: 'stdio/basic',
    text: 'A factory first, then the same.',
  },
  {
    title: 'stdio, a class',
    fixture: 'stdio/class',
    text: 'The field becomes a method that builds a server; the state of the instance stays shared.',
  },
  {
    title: 'stdio or HTTP, by a flag',
    server: '13-transport-env/index.js',
    text: 'Both ways get one factory. This one is a server of the behaviour suite, migrated when this page is written.',
  },
  {
    title: 'Hosted by another library',
    server: '14-mcp-handler/app/mcp/route.ts',
    text: 'mcp-handler, fastmcp, mcp-framework, mcp-nest and agents bring the v1 SDK with them and host the server themselves. Such a file stays as it is, with a marker (`TODO(mcp-v2/boundary)`) that names the library, which must move first.',
    stays: true,
  },
];

const read = (name, base = FIXTURES) => readFileSync(new URL(name, base), 'utf8').replaceAll('\r\n', '\n').trimEnd();

/**
 * The page, from the fixtures as they are now.
 * @param migrate what a file becomes when every transform runs: its text and its name in, its text out
 */
export function renderPatterns(migrate) {
  const parts = [
    '# From sessions to stateless',
    '',
    '<!-- Written by `npm run generate` from __testfixtures__. Do not edit. -->',
    '',
    'What a v1 server becomes, by the way it was hosted. Each example is a test fixture: the input type-checks against v1,',
    'the output against v2, and servers of every pattern are started before and after in `test/behaviour/`, behind a round',
    'robin of two processes.',
    '',
    'A shape that is not recognised with proof is left running on the v2 packages as it was, with a marker that names the',
    'reason. Servers that another library hosts (mcp-handler, fastmcp, mcp-framework, mcp-nest, agents) are left whole, with',
    'a marker that names the library.',
    '',
  ];
  for (const [index, { title, fixture, server, text, stays }] of PATTERNS.entries()) {
    parts.push(`## ${index + 1}. ${title}`, '', text, '');
    if (server) {
      const input = read(server, SERVERS);
      const fence = server.endsWith('ts') ? 'ts' : 'js';
      parts.push('```' + fence, input, '```', '');
      if (!stays)
        parts.push('becomes', '', '```' + fence, migrate(input, server.split('/').at(-1)).trimEnd(), '```', '');
      continue;
    }
    const extension = ['ts', 'js', 'mts', 'mjs', 'cjs'].find((end) =>
      existsSync(new URL(`${fixture}.input.${end}`, FIXTURES)),
    );
    const fence = extension?.endsWith('ts') ? 'ts' : 'js';
    parts.push('```' + fence, read(`${fixture}.input.${extension}`), '```', '', 'becomes', '');
    parts.push('```' + fence, read(`${fixture}.output.${extension}`), '```', '');
  }
  return `${parts.join('\n').trimEnd()}\n`;
}
