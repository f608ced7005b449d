import type { Reporter } from '../../types.js';
import {
  argumentsOf,
  around,
  eachStatement,
  headOf,
  nameOf,
  parseStatements,
  type Statement,
  textsOf,
} from '../statements.js';

/** What one directive is looked at with. */
export type NginxRule = (statement: Statement, file: NginxFile, report: Reporter) => void;

/** Where a variable's value comes from: the header, or the parameter of HTTP+SSE. */
export type Origin = 'header' | 'parameter';

const GRAMMAR = { lines: false, comments: ['#'], foreign: /_by_lua_block$/ };

/** A variable of nginx: `$name` and `${name}`. */
const VARIABLE = /\$\{?(\w+)\}?/g;

const HEADER = /^(?:upstream_|sent_)?http_mcp_session_id$|^cookie_mcp_?session_?(?:id)?$/i;
const PARAMETER = /^arg_(?:session_?id|sid)$/i;

/** One nginx text: its statements, its variables, and who proxies to which upstream. */
export class NginxFile {
  readonly statements: Statement[];
  /** Variables that are made from the session id, and the statement that makes them. */
  private readonly derived = new Map<string, { origin: Origin; from: Statement }>();
  private readonly used = new Set<Statement>();
  private readonly contexts = new Map<Statement, readonly string[]>();
  private readonly streams = new Map<Statement | undefined, Statement | undefined>();
  private looseTexts: readonly string[] | undefined;
  private routesByTarget: ReadonlyMap<string, string[]> | undefined;
  private upstreamTexts: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(
    readonly text: string,
    private readonly path: string,
  ) {
    this.statements = parseStatements(text, GRAMMAR);
    this.followVariables();
  }

  /** Where the session id in a word comes from, and the statements that brought it there. */
  sessionIn(words: readonly string[]): { origin: Origin; through: Statement[] } | undefined {
    const through: Statement[] = [];
    let origin: Origin | undefined;
    for (const name of words.flatMap(variablesIn)) {
      const own = this.originOf(name);
      if (!own) continue;
      // The header says more than the parameter.
      if (origin !== 'header') origin = own.origin;
      if (own.from) {
        through.push(own.from);
        this.use(own.from);
      }
    }
    return origin && { origin, through };
  }

  /** A variable that is used uses those it is made of. */
  private use(from: Statement): void {
    if (this.used.has(from)) return;
    this.used.add(from);
    for (const name of argumentsOf(from).flatMap(variablesIn)) {
      const next = this.derived.get(name)?.from;
      if (next) this.use(next);
    }
  }

  /** The upstream block around a directive, if any. */
  upstreamOf(statement: Statement): Statement | undefined {
    return around(statement, (outer) => nameOf(outer) === 'upstream');
  }

  /** What says whether a directive is about MCP: its upstream with all who proxy to it, or its location and server. */
  contextOf(statement: Statement): readonly string[] {
    const outer = this.upstreamOf(statement) ?? this.placeOf(statement);
    let texts = this.contexts.get(outer);
    if (!texts) {
      texts = this.makeContext(outer);
      this.contexts.set(outer, texts);
    }
    return outer === statement ? texts : [headOf(statement), ...texts];
  }

  /** The stream's location in a server, looked for once. */
  streamIn(server: Statement | undefined, find: () => Statement | undefined): Statement | undefined {
    if (!this.streams.has(server)) this.streams.set(server, find());
    return this.streams.get(server);
  }

  /** The location, the server or the top statement that a directive stands in; or itself. */
  private placeOf(statement: Statement): Statement {
    const isPlace = (one: Statement) => nameOf(one) === 'location' || nameOf(one) === 'server';
    return isPlace(statement) ? statement : (around(statement, isPlace) ?? statement);
  }

  private makeContext(outer: Statement): readonly string[] {
    if (nameOf(outer) === 'upstream')
      return [...textsOf(outer), ...(this.routes().get(argumentsOf(outer)[0] ?? '') ?? [])];
    const texts = textsOf(outer);
    // A fragment that another file includes into an upstream or a location: it and its name are all there is.
    if (!outer.parent && !outer.block) return [this.path.replace(/^.*\//, ''), ...this.loose()];
    if (nameOf(outer) !== 'location') return texts;
    const server = around(outer, (one) => nameOf(one) === 'server');
    for (const inner of server?.block ?? []) if (nameOf(inner) === 'server_name') texts.push(...argumentsOf(inner));
    for (const target of proxyTargets(outer)) texts.push(...(this.upstreams().get(target) ?? []));
    return texts;
  }

  resourceOf(statement: Statement): string | undefined {
    const outer =
      this.upstreamOf(statement) ??
      (nameOf(statement) === 'location' ? statement : around(statement, (one) => nameOf(one) === 'location'));
    if (!outer) return undefined;
    return `${nameOf(outer)} ${argumentsOf(outer).at(nameOf(outer) === 'upstream' ? 0 : -1) ?? ''}`.trim();
  }

  /** Directives outside of every block: of a fragment there are few. */
  private loose(): readonly string[] {
    this.looseTexts ??= this.statements
      .filter(({ block }) => !block)
      .slice(0, 200)
      .map(headOf);
    return this.looseTexts;
  }

  /** Maps of the session id that nothing in this file uses: another file does. */
  reportUnusedMaps(report: Reporter): void {
    for (const { from, origin } of this.derived.values()) {
      if (this.used.has(from) || !/^(?:map|split_clients)$/.test(nameOf(from))) continue;
      this.used.add(from);
      report.hit({
        rule: 'nginx-map-mcp-session-id',
        start: from.start,
        context: origin === 'header' ? ['mcp-session-id'] : textsOf(from),
      });
    }
  }

  private originOf(name: string): { origin: Origin; from?: Statement } | undefined {
    if (HEADER.test(name)) return { origin: 'header' };
    if (PARAMETER.test(name)) return { origin: 'parameter' };
    return this.derived.get(name);
  }

  /** `map $a $b {}`, `set $b $a`, `split_clients $a $b {}`, in whatever order they stand. */
  private followVariables(): void {
    const users = new Map<string, { made: string; statement: Statement }[]>();
    const fresh: { name: string; origin: Origin }[] = [];
    for (const statement of eachStatement(this.statements)) {
      const words = argumentsOf(statement);
      const name = nameOf(statement);
      const isMap = name === 'map' || name === 'split_clients';
      if ((!isMap && name !== 'set') || words.length < 2) continue;
      const made = words[isMap ? 1 : 0]!.replace(/[${}]/g, '');
      for (const variable of variablesIn(isMap ? words[0]! : words.slice(1).join(' '))) {
        const known = users.get(variable);
        if (known) known.push({ made, statement });
        else users.set(variable, [{ made, statement }]);
        const origin = HEADER.test(variable) ? 'header' : PARAMETER.test(variable) ? 'parameter' : undefined;
        if (origin) fresh.push({ name: variable, origin });
      }
    }
    // The header says more than the parameter: its variables are taken first.
    fresh.sort((a, b) => Number(a.origin === 'header') - Number(b.origin === 'header'));
    for (let next = fresh.pop(); next; next = fresh.pop())
      for (const { made, statement } of users.get(next.name) ?? []) {
        if (this.derived.has(made)) continue;
        this.derived.set(made, { origin: next.origin, from: statement });
        fresh.push({ name: made, origin: next.origin });
      }
  }

  /** For each upstream the locations that hand requests to it, and the names of their servers. */
  private routes(): ReadonlyMap<string, string[]> {
    if (this.routesByTarget) return this.routesByTarget;
    const routes = new Map<string, string[]>();
    for (const location of eachStatement(this.statements)) {
      if (nameOf(location) !== 'location') continue;
      const server = around(location, (outer) => nameOf(outer) === 'server');
      const names = (server?.block ?? []).filter((inner) => nameOf(inner) === 'server_name').flatMap(argumentsOf);
      for (const target of proxyTargets(location)) {
        const texts = routes.get(target) ?? [];
        if (texts.length < 200)
          routes.set(target, [...texts, ...textsOf(location).slice(0, 40), ...names.slice(0, 20)]);
      }
    }
    this.routesByTarget = routes;
    return routes;
  }

  private upstreams(): ReadonlyMap<string, readonly string[]> {
    if (this.upstreamTexts) return this.upstreamTexts;
    const upstreams = new Map<string, readonly string[]>();
    for (const statement of this.statements.flatMap((one) => [one, ...(one.block ?? [])])) {
      const [name] = nameOf(statement) === 'upstream' ? argumentsOf(statement) : [];
      if (name !== undefined && !upstreams.has(name)) upstreams.set(name, textsOf(statement));
    }
    this.upstreamTexts = upstreams;
    return upstreams;
  }
}

function variablesIn(text: string): string[] {
  return [...text.matchAll(VARIABLE)].map((match) => match[1]!);
}

/** Names of the upstreams a location hands requests to. */
function proxyTargets(location: Statement): string[] {
  return [...eachStatement(location.block ?? [])]
    .filter((statement) => /^(?:proxy|grpc|uwsgi|fastcgi)_pass$/.test(nameOf(statement)))
    .map((statement) => (argumentsOf(statement)[0] ?? '').replace(/^[a-z]+:\/\//i, '').replace(/[:/].*$/, ''));
}
