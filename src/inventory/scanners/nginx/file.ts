import type { Reporter } from '../../types.js';
import { argumentsOf, around, eachStatement, nameOf, parseStatements, type Statement, textsOf } from '../statements.js';

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
        this.used.add(own.from);
      }
    }
    return origin && { origin, through };
  }

  /** The upstream block around a directive, if any. */
  upstreamOf(statement: Statement): Statement | undefined {
    return around(statement, (outer) => nameOf(outer) === 'upstream');
  }

  /** What says whether a directive is about MCP: its upstream with all who proxy to it, or its location and server. */
  contextOf(statement: Statement): string[] {
    const upstream = this.upstreamOf(statement);
    if (upstream) return [...textsOf(upstream), ...this.proxiesTo(argumentsOf(upstream)[0] ?? '')];
    const location = around(statement, (outer) => nameOf(outer) === 'location');
    const server = around(statement, (outer) => nameOf(outer) === 'server');
    const self = nameOf(statement) === 'location' ? statement : location;
    const texts = self ? textsOf(self) : [statement.words.map((word) => word.text).join(' ')];
    // A fragment that another file includes into an upstream or a location: it and its name are all there is.
    if (!statement.parent) texts.push(this.path.replace(/^.*\//, ''), ...this.loose());
    for (const inner of server?.block ?? []) if (nameOf(inner) === 'server_name') texts.push(...argumentsOf(inner));
    if (!self && server) texts.push(...textsOf(server));
    for (const target of self ? proxyTargets(self) : []) texts.push(...this.upstreamTexts(target));
    return texts;
  }

  resourceOf(statement: Statement): string | undefined {
    const outer =
      this.upstreamOf(statement) ??
      (nameOf(statement) === 'location' ? statement : around(statement, (one) => nameOf(one) === 'location'));
    if (!outer) return undefined;
    return `${nameOf(outer)} ${argumentsOf(outer).at(nameOf(outer) === 'upstream' ? 0 : -1) ?? ''}`.trim();
  }

  private loose(): string[] {
    return this.statements.filter(({ block }) => !block).map((one) => one.words.map(({ text }) => text).join(' '));
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
    const makers = [...eachStatement(this.statements)].flatMap((statement) => {
      const words = argumentsOf(statement);
      const name = nameOf(statement);
      if ((name === 'map' || name === 'split_clients') && words.length >= 2)
        return [{ made: words[1]!, of: words[0]!, statement }];
      return name === 'set' && words.length >= 2 ? [{ made: words[0]!, of: words.slice(1).join(' '), statement }] : [];
    });
    for (let grew = true; grew; ) {
      grew = false;
      for (const { made, of, statement } of makers) {
        const name = made.replace(/[${}]/g, '');
        if (this.derived.has(name)) continue;
        const origin = variablesIn(of)
          .map((variable) => this.originOf(variable)?.origin)
          .find((one) => one !== undefined);
        if (!origin) continue;
        this.derived.set(name, { origin, from: statement });
        grew = true;
      }
    }
  }

  private proxiesTo(upstream: string): string[] {
    const texts: string[] = [];
    for (const location of eachStatement(this.statements)) {
      if (nameOf(location) !== 'location' || !proxyTargets(location).includes(upstream)) continue;
      texts.push(...argumentsOf(location));
      const server = around(location, (outer) => nameOf(outer) === 'server');
      for (const inner of server?.block ?? []) if (nameOf(inner) === 'server_name') texts.push(...argumentsOf(inner));
    }
    return texts;
  }

  private upstreamTexts(name: string): string[] {
    for (const statement of this.statements.flatMap((one) => [one, ...(one.block ?? [])]))
      if (nameOf(statement) === 'upstream' && argumentsOf(statement)[0] === name) return textsOf(statement);
    return [];
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
