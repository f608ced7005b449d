// The v1 servers of test/behaviour/servers, and how to talk to each of them.
import type { Probe } from '../../src/verify/exercise.js';

export interface Case {
  /** Folder below servers/; its first two digits are the hosting pattern. */
  name: string;
  /** File to run, as it is called in the source: `src/index.ts`. */
  entry: string;
  args?: string[];
  env?: Record<string, string>;
  probe: Probe;
}

export interface HttpCase extends Case {
  /** Path before migration. Default: `/mcp`. */
  path?: string;
  /** The path speaks HTTP+SSE before migration. */
  sse?: boolean;
  /** Another HTTP+SSE endpoint that is there before migration. */
  ssePath?: string;
  /** Paths that must answer after migration. Default: `path`. */
  after?: string[];
  /** Passes the load-balancer test before migration already. */
  stateless?: boolean;
  /** The process ends by itself, with code 0, when it gets this signal, before and after. */
  stops?: NodeJS.Signals;
  /** Own routes that answer the same before and after. */
  routes?: string[];
}

const echo = { name: 'echo', arguments: { text: 'hello, wörld' } };
const add = { name: 'add', arguments: { a: 2, b: 40 } };
const call = (name: string, args: Record<string, unknown> = {}) => ({ name, arguments: args });

/** Servers over HTTP. */
export const HTTP_CASES: HttpCase[] = [
  {
    name: '01-express-map',
    entry: 'src/index.ts',
    routes: ['/health'],
    probe: {
      calls: [
        echo,
        add,
        call('forecast', { station: 'north' }),
        call('forecast', { station: 'south', days: 1, units: 'K' }),
        call('forecast', { station: 'west' }),
        call('storm'),
      ],
      prompts: [{ name: 'briefing', arguments: { station: 'north' } }],
      resources: ['weather://stations', 'weather://stations/south'],
    },
  },
  {
    name: '01-commonjs-records',
    entry: 'server.js',
    stops: 'SIGTERM',
    routes: ['/healthz'],
    probe: {
      calls: [
        call('echo', { line: 'one' }),
        call('add', { net: 1.5, tax: 0.25 }),
        call('vat', { amount: 100 }),
        call('vat', { amount: 100, rate: 'low', note: 'books' }),
        call('vat', { amount: -1 }),
        call('void_invoice'),
      ],
      prompts: [{ name: 'reminder', arguments: { customer: 'Ada' } }],
      resources: ['invoice://rates', 'invoice://rates/low'],
    },
  },
  {
    name: '01-many-files',
    entry: 'src/main.ts',
    routes: ['/health'],
    probe: {
      calls: [
        call('search_books'),
        call('search_books', { query: 'FOG', since: 1950 }),
        call('lend_book', { isbn: '1' }),
        call('lend_book', { isbn: '9' }),
        call('add', { fines: [1, 2, 3] }),
      ],
      prompts: [{ name: 'recommend', arguments: { genre: 'crime' } }],
      resources: ['library://rules', 'library://books/2'],
    },
  },
  { name: '01-null-object', entry: 'src/index.ts', stops: 'SIGINT', routes: ['/'], probe: { calls: [echo, add] } },
  { name: '01-handler-functions', entry: 'src/app.ts', routes: ['/health'], probe: { calls: [echo, add] } },
  {
    name: '02-module-server',
    entry: 'index.ts',
    probe: {
      calls: [
        call('echo', { message: 'hi' }),
        add,
        call('ingredients', { recipe: 'pancakes' }),
        call('ingredients', { recipe: 'soup', portions: 2, allergies: ['leek', 'salt'] }),
        call('ingredients', { recipe: 'stones' }),
        call('burn'),
      ],
      prompts: [{ name: 'menu', arguments: { guests: '6' } }],
      resources: ['recipes://all', 'recipes://soup'],
    },
  },
  {
    name: '02-side-effect-tools',
    entry: 'bin.js',
    probe: {
      calls: [
        call('echo', { value: { nested: [1, 2] } }),
        call('add'),
        call('add', { hours: [1, 2] }),
        call('list_tickets'),
        call('list_tickets', { open: false, limit: 1 }),
        call('close_ticket', { id: 'T-1' }),
        call('close_ticket', { id: 'T-2' }),
      ],
      prompts: [{ name: 'triage' }],
      resources: ['tickets://count', 'tickets://T-2'],
    },
  },
  { name: '02-register-all', entry: 'src/index.ts', stops: 'SIGTERM', probe: { calls: [echo, add] } },
  {
    name: '03-stateless',
    entry: 'src/server.ts',
    stateless: true,
    probe: {
      calls: [
        echo,
        add,
        call('convert', { value: 3 }),
        call('convert', { value: 3, unit: 'mi', digits: 1 }),
        call('convert', { value: 3, unit: 'ell' }),
        call('explode'),
      ],
      prompts: [{ name: 'explain', arguments: { unit: 'mi' } }],
      resources: ['units://factors', 'units://factors/mi'],
    },
  },
  {
    name: '03-json-response',
    entry: 'index.js',
    path: '/api/mcp',
    stateless: true,
    routes: ['/'],
    probe: {
      calls: [
        echo,
        add,
        call('slugify', { text: 'What a day!' }),
        call('slugify', { text: 'What a day!', separator: '_', max: 6 }),
        call('fail'),
      ],
      prompts: [{ name: 'headline', arguments: { topic: 'snow' } }],
      resources: ['slug://version', 'slug://of/Big%20News'],
    },
  },
  {
    name: '03-handler-commonjs',
    entry: 'src/index.js',
    stateless: true,
    routes: ['/info'],
    probe: { calls: [echo, add] },
  },
  {
    name: '04-sse-transports',
    entry: 'src/index.ts',
    path: '/sse',
    sse: true,
    after: ['/mcp', '/sse'],
    routes: ['/'],
    probe: {
      calls: [
        echo,
        add,
        call('temperature'),
        call('temperature', { room: 'cellar', fahrenheit: true }),
        call('temperature', { room: 'attic' }),
      ],
      prompts: [{ name: 'report', arguments: { room: 'cellar' } }],
      resources: ['sensor://rooms', 'sensor://rooms/cellar'],
    },
  },
  {
    name: '04-sse-single',
    entry: 'app.js',
    path: '/sse',
    sse: true,
    after: ['/mcp', '/sse'],
    probe: {
      calls: [echo, add, call('todos'), call('todos', { list: 'home', search: 'pl' }), call('todos', { list: 'none' })],
      prompts: [{ name: 'plan' }],
      resources: ['todo://lists'],
    },
  },
  {
    name: '04-sse-router',
    entry: 'src/main.js',
    path: '/garden/sse',
    sse: true,
    after: ['/garden/mcp', '/garden/sse'],
    routes: ['/health'],
    stops: 'SIGTERM',
    probe: {
      calls: [
        echo,
        add,
        call('water', { bed: 'roses' }),
        call('water', { bed: 'beans', litres: 2, when: 'tomorrow' }),
        call('water', { bed: 'tulips' }),
      ],
      prompts: [{ name: 'advice', arguments: { plant: 'beans' } }],
      resources: ['garden://beds', 'garden://beds/roses'],
    },
  },
  {
    name: '04-sse-class',
    entry: 'src/main.ts',
    path: '/sse',
    sse: true,
    after: ['/mcp', '/sse'],
    stops: 'SIGINT',
    probe: { calls: [echo, add] },
  },
  {
    name: '04-sse-http',
    entry: 'src/index.ts',
    path: '/sse',
    sse: true,
    after: ['/mcp', '/sse'],
    routes: ['/nothing'],
    probe: { calls: [echo, add] },
  },
  {
    name: '05-both-transports',
    entry: 'src/index.ts',
    ssePath: '/sse',
    after: ['/mcp', '/sse'],
    probe: {
      calls: [
        echo,
        add,
        call('capital'),
        call('capital', { country: 'Iceland', language: 'is' }),
        call('capital', { country: 'Atlantis' }),
      ],
      prompts: [{ name: 'quiz', arguments: { region: 'Asia' } }],
      resources: ['atlas://countries', 'atlas://countries/Peru'],
    },
  },
  {
    name: '05-unified-map',
    entry: 'index.mjs',
    ssePath: '/sse',
    after: ['/mcp', '/sse'],
    stops: 'SIGINT',
    probe: {
      calls: [
        echo,
        call('add', { adults: 2 }),
        call('add', { adults: 2, children: 3 }),
        call('exhibits', { hall: 'fossils' }),
        call('exhibits', { hall: 'fossils', first: 1 }),
        call('exhibits', { hall: 'cellar' }),
        call('touch'),
      ],
      prompts: [{ name: 'tour', arguments: { minutes: '20' } }],
      resources: ['museum://halls', 'museum://halls/minerals'],
    },
  },
  {
    name: '06-node-http',
    entry: 'src/main.ts',
    probe: {
      calls: [
        echo,
        add,
        call('high_water', { port: 'brest' }),
        call('high_water', { port: 'dover', limit: 2, zone: 'CET' }),
        call('high_water', { port: 'basel' }),
      ],
      prompts: [{ name: 'passage', arguments: { from: 'brest', to: 'dover' } }],
      resources: ['tides://ports', 'tides://ports/dover'],
    },
  },
  {
    name: '06-http-commonjs',
    entry: 'index.js',
    routes: ['/', '/nothing'],
    probe: {
      calls: [echo, add, call('add', { a: 6 }), call('shred')],
      prompts: [{ name: 'letter', arguments: { to: 'Bob' } }],
      resources: ['clip:///greeting'],
    },
  },
  {
    name: '07-shared-handler',
    entry: 'src/index.ts',
    probe: {
      calls: [echo, add, call('card'), call('card', { number: 1, reveal: true }), call('card', { number: 7 })],
      prompts: [{ name: 'drill', arguments: { language: 'German' } }],
      resources: ['cards://deck', 'cards://deck/1'],
    },
  },
  {
    name: '07-switch-method',
    entry: 'server.js',
    probe: {
      calls: [
        echo,
        call('add', { weights: [100, 250] }),
        call('track', { parcel: 'P1' }),
        call('track', { parcel: 'P2', verbose: true, carrier: 'stork' }),
        call('track', { parcel: 'P3' }),
      ],
      prompts: [{ name: 'complaint', arguments: { parcel: 'P1' } }],
      resources: ['parcel://all', 'parcel://P2'],
    },
  },
  { name: '07-controller-class', entry: 'src/index.ts', probe: { calls: [echo, add] } },
  {
    name: '08-http-class',
    entry: 'src/index.ts',
    stops: 'SIGTERM',
    probe: {
      calls: [echo, add, call('care'), call('care', { plant: 'cactus', weeks: 4 }), call('care', { plant: 'plastic' })],
      prompts: [{ name: 'diagnose', arguments: { symptom: 'brown tips' } }],
      resources: ['plants://all', 'plants://fern'],
    },
  },
  {
    name: '08-store-module',
    entry: 'src/index.js',
    stops: 'SIGINT',
    probe: {
      calls: [echo, add, call('tune'), call('tune', { station: 'news', volume: 11 }), call('tune', { station: 'pop' })],
      prompts: [{ name: 'playlist', arguments: { mood: 'rainy' } }],
      resources: ['radio://stations', 'radio://stations/jazz'],
    },
  },
  {
    name: '08-redis-store',
    entry: 'src/index.ts',
    probe: {
      calls: [
        echo,
        add,
        call('room', { number: '101' }),
        call('room', { number: '102', nights: 3, breakfast: true }),
        call('room', { number: '999' }),
      ],
      prompts: [{ name: 'welcome', arguments: { guest: 'Mia' } }],
      resources: ['hotel://rooms', 'hotel://rooms/101'],
    },
  },
  { name: '08-class-start', entry: 'src/index.ts', stops: 'SIGINT', probe: { calls: [echo, add] } },
  {
    name: '09-hono',
    entry: 'src/index.ts',
    routes: ['/health'],
    probe: {
      calls: [echo, add, call('stops'), call('stops', { line: '12', reverse: true }), call('stops', { line: '99' })],
      prompts: [{ name: 'route', arguments: { to: 'the zoo' } }],
      resources: ['bus://lines', 'bus://lines/7'],
    },
  },
  {
    name: '09-hono-stateless',
    entry: 'index.js',
    path: '/v1/mcp',
    stateless: true,
    routes: ['/v1'],
    probe: {
      calls: [
        echo,
        call('add', { rolls: [6, 6, 1] }),
        call('odds'),
        call('odds', { sides: 20, wanted: 3 }),
        call('odds', { sides: 4, wanted: 9 }),
      ],
      prompts: [{ name: 'game', arguments: { players: '4' } }],
      resources: ['dice://rules', 'dice://20'],
    },
  },
  { name: '09-hono-map', entry: 'src/index.ts', probe: { calls: [echo, add] } },
  {
    name: '09-fastify',
    entry: 'src/server.ts',
    routes: ['/health'],
    probe: {
      calls: [echo, add, call('read'), call('read', { meter: 'water', unit: 'l' }), call('read', { meter: 'salt' })],
      prompts: [{ name: 'bill', arguments: { month: 'May' } }],
      resources: ['meter://all', 'meter://gas'],
    },
  },
  {
    name: '09-next-route',
    entry: 'dev-server.mjs',
    path: '/api/mcp',
    probe: {
      calls: [echo, add, call('painting'), call('painting', { id: 'b', upper: true }), call('painting', { id: 'z' })],
      prompts: [{ name: 'describe', arguments: { id: 'a' } }],
      resources: ['gallery://all', 'gallery://b'],
    },
  },
  {
    name: '09-worker',
    entry: 'local.js',
    stateless: true,
    routes: ['/nothing'],
    probe: {
      calls: [
        echo,
        add,
        call('resolve'),
        call('resolve', { name: 'blog', tracking: 'x' }),
        call('resolve', { name: 'shop' }),
      ],
      prompts: [{ name: 'announce', arguments: { name: 'blog' } }],
      resources: ['link://all', 'link://docs'],
    },
  },
  {
    name: '13-transport-flag',
    entry: 'src/cli.ts',
    args: ['--transport', 'http'],
    probe: {
      calls: [
        echo,
        add,
        call('holiday'),
        call('holiday', { date: '05-01', country: 'FR' }),
        call('holiday', { date: '02-30' }),
      ],
      prompts: [{ name: 'greeting', arguments: { date: '05-01' } }],
      resources: ['holiday://all', 'holiday://05-01'],
    },
  },
  {
    name: '13-transport-env',
    entry: 'index.js',
    env: { MCP_TRANSPORT: 'http' },
    probe: {
      calls: [echo, add, call('joke'), call('joke', { number: 1, loud: true }), call('joke', { number: 5 })],
      prompts: [{ name: 'funny', arguments: { topic: 'ports' } }],
      resources: ['joke://all', 'joke://1'],
    },
  },
  {
    name: '13-class-both',
    entry: 'src/index.ts',
    env: { TRANSPORT: 'http' },
    stateless: true,
    routes: ['/health'],
    probe: { calls: [echo, add] },
  },
];

const httpProbe = (name: string) => HTTP_CASES.find((candidate) => candidate.name === name)!.probe;

/** Servers over stdio; those that can do both are in both lists. */
export const STDIO_CASES: Case[] = [
  {
    name: '10-stdio-function',
    entry: 'src/index.ts',
    env: { GLOSSARY_LANGUAGE: 'fr' },
    probe: {
      calls: [
        echo,
        add,
        call('define'),
        call('define', { term: 'stateless', shout: true }),
        call('define', { term: 'x' }),
      ],
      prompts: [{ name: 'explain', arguments: { term: 'era' } }],
      resources: ['glossary://terms', 'glossary://terms/era'],
    },
  },
  {
    name: '10-stdio-lowlevel',
    entry: 'index.js',
    probe: {
      calls: [echo, call('open'), call('open', { name: 'mdn' }), call('open', { name: 'x' })],
      resources: ['bookmark://mdn'],
    },
  },
  {
    name: '11-stdio-module',
    entry: 'index.js',
    probe: {
      calls: [
        echo,
        add,
        call('divide', { a: 7 }),
        call('divide', { a: 7, b: 3, digits: 4 }),
        call('divide', { a: 7, b: 0 }),
        call('divide', { a: 'seven' }),
      ],
      prompts: [{ name: 'teach', arguments: { topic: 'sums' } }],
      resources: ['calc://constants', 'calc://constants/pi'],
    },
  },
  {
    name: '11-stdio-main',
    entry: 'src/index.ts',
    env: { NOTES_OWNER: 'Grace' },
    probe: {
      calls: [echo, add, call('note'), call('note', { id: 'call', prefix: '> ' }), call('note', { id: 'x' })],
      prompts: [{ name: 'summary' }],
      resources: ['notes://ids', 'notes://milk'],
    },
  },
  {
    name: '12-stdio-class',
    entry: 'src/index.ts',
    probe: {
      calls: [call('convert', { amount: 10 }), call('convert', { amount: 10, to: 'CHF' }), call('convert', {})],
      resources: ['rate://USD'],
    },
  },
  {
    name: '12-class-files',
    entry: 'src/index.js',
    env: { CLOCK_BASE: '60' },
    probe: {
      calls: [echo, add, call('time'), call('time', { moves: 10, increment: 5 }), call('time', { moves: -1 })],
      prompts: [{ name: 'comment', arguments: { move: 'e4' } }],
      resources: ['clock://base', 'clock://after/40'],
    },
  },
  { name: '13-transport-flag', entry: 'src/cli.ts', probe: httpProbe('13-transport-flag') },
  { name: '13-transport-env', entry: 'index.js', probe: httpProbe('13-transport-env') },
  { name: '13-class-both', entry: 'src/index.ts', probe: httpProbe('13-class-both') },
];

/** Servers another library hosts: what they do must stay, and why they were left is said. */
export const HOSTED_CASES: (HttpCase & { library: string })[] = [
  {
    name: '14-mcp-handler',
    library: 'mcp-handler',
    entry: 'dev-server.mjs',
    probe: { calls: [echo, call('price'), call('price', { item: 'hat' })] },
  },
  {
    name: '14-fastmcp',
    library: 'fastmcp',
    entry: 'src/server.js',
    probe: { calls: [call('lunch'), call('lunch', { day: 'tuesday' }), call('lunch', { day: 'sunday' })] },
  },
];

export interface GatedCase extends HttpCase {
  /** Paths where a request without a token was refused, and those that take their place. */
  gated: string[];
  /** A tool that says whose token the request carried: `ann` or `bob`. */
  whoami?: string;
}

/** Servers with a check; `token-ann` and `token-bob` pass it. */
export const GATED_CASES: GatedCase[] = [
  { name: 'auth-bearer', entry: 'src/index.ts', gated: ['/mcp'], whoami: 'whoami', probe: { calls: [echo] } },
  { name: 'auth-hand-written', entry: 'server.js', gated: ['/mcp'], probe: { calls: [echo, call('balance')] } },
  { name: 'auth-init-only', entry: 'src/index.ts', gated: ['/mcp'], probe: { calls: [echo, add] } },
  {
    name: 'auth-gated-alias',
    entry: 'index.js',
    ssePath: '/partner/sse',
    after: ['/mcp', '/partner/sse'],
    gated: ['/partner/sse', '/partner/messages', '/partner/mcp'],
    probe: { calls: [echo] },
  },
  {
    name: 'auth-sse-gate',
    entry: 'src/index.ts',
    path: '/sse',
    sse: true,
    after: ['/mcp', '/sse'],
    gated: ['/sse', '/messages', '/mcp'],
    probe: { calls: [echo, call('disarm')] },
  },
  { name: 'auth-node-http', entry: 'server.js', gated: ['/mcp'], routes: ['/status'], probe: { calls: [echo] } },
  { name: 'auth-controller', entry: 'src/index.ts', gated: ['/mcp'], probe: { calls: [echo, add] } },
  { name: 'auth-hono', entry: 'src/index.ts', gated: ['/mcp'], whoami: 'whoami', probe: { calls: [echo] } },
];

export interface StateCase extends GatedCase {
  /** What Ann does that Bob must not see: calls, and a word that only her state has. */
  ann: Probe['calls'];
  bob: Probe['calls'][number];
  secret: RegExp;
  /** Rules of the markers that must say so. */
  rules: string[];
}

/** Servers that keep something for each session in memory. */
export const STATE_CASES: StateCase[] = [
  {
    name: 'state-cart',
    entry: 'src/index.ts',
    gated: ['/mcp'],
    probe: { calls: [echo] },
    ann: [call('add_to_cart', { item: 'apple of Ann' }), call('add_to_cart', { item: 'pear of Ann' })],
    bob: call('show_cart'),
    secret: /of Ann/,
    rules: ['session-state/keyed'],
  },
  {
    name: 'state-identity',
    entry: 'index.js',
    gated: ['/mcp'],
    probe: { calls: [echo] },
    ann: [call('read_mail'), call('read_mail', { limit: 1 })],
    bob: call('read_mail'),
    secret: /of Ann/,
    rules: ['request-auth/session-identity'],
  },
  {
    name: 'state-memory',
    entry: 'src/index.ts',
    gated: [],
    probe: { calls: [echo] },
    ann: [call('add_card', { title: 'card of Ann' })],
    bob: call('show_board'),
    secret: /of Ann/,
    rules: ['session-state/per-server'],
  },
];
