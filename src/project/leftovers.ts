import { LineIndex } from '../engine/lines.js';
import { type Node, stringValue, unwrap } from '../engine/node.js';
import { runOn } from '../engine/pipeline.js';
import { SourceFile } from '../engine/source-file.js';
import { defineTransform } from '../engine/transform.js';
import type { FileResult, Todo } from '../engine/types.js';
import { codeOf } from '../sessions/code.js';
import { recogniseClientCode } from '../sessions/cookies.js';
import { recogniseHeaders } from '../sessions/headers.js';
import { recogniseSessions } from '../sessions/stores.js';

/** What a file must have one of to hold anything of sessions, beyond what the SDK's names say. */
export const LEFTOVER_WORDS =
  /mcp[-:_]session|Mcp-Session-Id|MCP-Session-Id|MCP-SESSION-ID|mcp\.session\.id|replayEventsAfter|eventStore\b|[Ll]ast-[Ee]vent-[Ii][Dd]|MCP_SESSION|fetch-cookie|tough-cookie|http-cookie-agent|axios-cookiejar-support|enable_cookie_sticky/;

/** A marker at most this many lines above a place speaks for it. */
const BESIDE = 8;
/** Tests say what the code they test says, many times over. */
const TEST = /\.(?:test|spec|e2e)\.[cm]?[jt]sx?$|^(?:tests?|__tests__|specs?|e2e)\//;
/** Markers that say what becomes of sessions. */
const SPEAKS = /TODO\(mcp-v2\/(?:session|sse|event-store|client\/|request-auth|hosting)/;
/** Markers that say that a file serves sessions as before, and why: what is left of them in it belongs to that. */
const KEPT = /TODO\(mcp-v2\/((?:sessions|sse)\/kept)\)/;
/** Beside each part of what is kept, out of reach of the marker with the reason. */
const PART =
  'belongs to the sessions this file still keeps; it goes with them, once the reason the other marker names is gone.';
/** What else is a part of what is kept, by the inventory's rules. */
const PARTS = new Set(['ts-sessionful-route', 'ts-sse-transport']);

/** What is done with the session id header at a place, and what that comes to. */
const HEADER = {
  read: 'no 2026-07-28 client or server sends Mcp-Session-Id, so that nothing is found here; only 2025-era peers that keep sessions send one.',
  sent: 'Mcp-Session-Id means nothing to 2026-07-28 clients and servers; only 2025-era peers that keep sessions read it.',
  named:
    'no 2026-07-28 client or server sends or reads Mcp-Session-Id; only 2025-era peers that keep sessions have a use for its name.',
};

/** By the inventory's rule: the marker's rule, and what it says. */
const SAYS: Record<string, readonly [rule: string, message: string | ((file: SourceFile, node: Node) => string)]> = {
  'code-session-header-read': ['sessions/header', (file, node) => HEADER[headerUse(file, node)]],
  'otel-session-attribute': [
    'sessions/header',
    'telemetry records the session id here, and 2026-07-28 requests have none; tell them apart by who sends them or by the trace.',
  ],
  'cors-expose-session-id': [
    'sessions/header',
    'Mcp-Session-Id is exposed to browsers here, and v2 servers answer with none.',
  ],
  'cors-allow-session-id': [
    'sessions/header',
    'browsers may send Mcp-Session-Id here, which 2026-07-28 clients do not; what they do send is Mcp-Method, Mcp-Name and MCP-Protocol-Version: an explicit list must name these.',
  ],
  'code-session-store-redis': [
    'sessions/store',
    'MCP sessions are kept here, and 2026-07-28 requests belong to none: nothing is written for them and nothing found. Keep what must last under a handle that tools take and return.',
  ],
  'code-session-transport-map': [
    'sessions/store',
    'transports are kept by session id here, and 2026-07-28 requests have none: each is answered by itself.',
  ],
  'code-cookie-jar-client': [
    'sessions/cookies',
    "a client keeps a load balancer's cookies here so as to come back to one process; any process answers a 2026-07-28 request. Take the jar out, unless the cookies are for something else.",
  ],
  'code-event-store': [
    'event-store',
    'streams of 2026-07-28 cannot be resumed: nothing is stored or replayed for its clients.',
  ],
};

/**
 * Marks what is left of sessions in a file once every transform has run: reads and writes of the header, stores, event
 * logs. The inventory's recognisers find them, so that nothing it reports stands in migrated code without a word.
 * @param path absolute path, or any name with the file's extension
 * @param text the file after the transforms
 * @returns the text with the markers and these; undefined when there is nothing to mark
 * @throws FileError when the text does not parse
 */
export function markLeftovers(path: string, text: string): FileResult | undefined {
  return LEFTOVER_WORDS.test(text) ? marked(new SourceFile(path, text)) : undefined;
}

function marked(file: SourceFile): FileResult | undefined {
  const result = runOn(file, [MARK]);
  return result.changed ? result : undefined;
}

/** The same for the files of a run, each of which is looked at while its output is at hand as it was parsed. */
export class LeftoverMarks {
  private readonly early = new Map<string, { text: string; result: FileResult | undefined }>();

  /** Looks at what a file became. */
  see(path: string, { code, output }: FileResult): void {
    if (!output) return;
    try {
      this.early.set(path, { text: code, result: marked(output) });
    } catch {
      // The same comes of it in `mark`, whose caller minds.
    }
  }

  /** As `markLeftovers`. The text may be another by now: others mark files too. */
  mark(path: string, text: string): FileResult | undefined {
    const early = this.early.get(path);
    return early?.text === text ? early.result : markLeftovers(path, text);
  }
}

const MARK = defineTransform({
  name: 'sessions',
  description: 'what is left of sessions once every transform has run is marked',
  mentions: LEFTOVER_WORDS,
  apply(file: SourceFile) {
    const lines = new LineIndex(file.text);
    const places: { node: Node; rule: string }[] = [];
    const kept = KEPT.exec(file.text)?.[1];
    const code = codeOf({ path: file.filename, text: file.text, lines }, file, (rule, node) => {
      if ((SAYS[rule] || (kept && PARTS.has(rule))) && !describes(file, node, rule) && !file.isIgnored(node))
        places.push({ node, rule });
    });
    recogniseHeaders(code);
    recogniseSessions(code);
    recogniseClientCode(code);
    places.sort((a, b) => a.node.start - b.node.start);
    // What the folders above the project are called says nothing of the file.
    const isTest = TEST.test(file.filename.split(/[\\/]/).slice(-2).join('/'));
    const markers = new Markers();
    for (const { node, rule } of places) {
      const [id, says] = kept ? ([kept, PART] as const) : SAYS[rule]!;
      const message = typeof says === 'string' ? says : says(file, node);
      const { line } = lines.at(node.start);
      const standing = markerAbove(lines, line);
      if (standing?.text.includes(`TODO(mcp-v2/${id})`)) {
        // A second run must see what the first one did: what stands there speaks for its neighbours too.
        markers.stand(id, message, standing.line);
      } else if (
        standing === undefined &&
        !markers.reach(isTest || kept ? id : message, line, isTest || kept !== undefined)
      ) {
        file.todos.add(node, id, message);
        markers.insert(id, message, file.todos.lineFor(node));
      }
    }
  },
});

/** Where markers stand, and where they will. */
class Markers {
  private readonly known: { id: string; message: string; line: number; index: number }[] = [];
  /** Lines of the input above which one goes. */
  private readonly inserted: number[] = [];

  /** One that stands on a line. */
  stand(id: string, message: string, line: number): void {
    this.known.push({ id, message, line, index: this.inserted.length });
  }

  /** One that goes above a line. */
  insert(id: string, message: string, line: number): void {
    this.inserted.push(line);
    this.known.push({ id, message, line: line - 1, index: this.inserted.length });
  }

  /**
   * Whether one of a rule or with a message is beside a line once all are written.
   * @param what the message, or the rule's id
   */
  reach(what: string, line: number, byRule: boolean): boolean {
    return this.known.some((one) => {
      if ((byRule ? one.id : one.message) !== what || one.line > line) return false;
      const between = this.inserted.slice(one.index).filter((at) => at > one.line && at <= line).length;
      return line - one.line + between <= BESIDE;
    });
  }
}

/** Whether a header's name stands where its value is read or given, or is only named for other places. */
function headerUse(file: SourceFile, node: Node): keyof typeof HEADER {
  const parent = file.scopes.parentOf(node);
  if (parent?.type === 'ObjectProperty' && parent.key === node)
    return file.scopes.parentOf(parent)?.type === 'ObjectPattern' ? 'read' : 'sent';
  if (/CallExpression$/.test(parent?.type ?? ''))
    return parent!.arguments.length > 1 && parent!.arguments[0] === node ? 'sent' : 'read';
  if (/MemberExpression$/.test(parent?.type ?? '')) {
    const outer = file.scopes.parentOf(parent!);
    const isTarget =
      (outer?.type === 'AssignmentExpression' && outer.left === parent) ||
      (outer?.type === 'UnaryExpression' && outer.operator === 'delete');
    return isTarget ? 'sent' : 'read';
  }
  return /^(?:BinaryExpression|SwitchCase)$/.test(parent?.type ?? '') ? 'read' : 'named';
}

/** `'mcp.session.id': 'the session of a request'`: an entry that says what a name means; no value is given to it. */
function describes(file: SourceFile, node: Node, rule: string): boolean {
  const property = file.scopes.parentOf(node);
  if (property?.type !== 'ObjectProperty' || property.key !== node) return false;
  const value = unwrap(property.value);
  // A text may well be the value of a header, in a test; of an attribute it is none.
  const isText = rule === 'otel-session-attribute' && stringValue(value) !== undefined;
  return isText || value.type === 'ObjectExpression';
}

/** The marker that speaks for a line, if one does. */
function markerAbove(lines: LineIndex, line: number): { text: string; line: number } | undefined {
  for (let at = line; at >= Math.max(1, line - BESIDE); at--)
    if (SPEAKS.test(lines.line(at))) return { text: lines.line(at), line: at };
  return undefined;
}

/**
 * Markers of a text into which others were written, at their lines in the result.
 * @param todos markers by their lines in the text before
 * @param inserted the new ones, by their lines in the result; one line each
 */
export function movedDown(todos: readonly Todo[], inserted: readonly Todo[]): Todo[] {
  const at = inserted.map(({ line }) => line).sort((a, b) => a - b);
  return todos.map((todo) => ({
    ...todo,
    line: at.reduce((line, other) => (other <= line ? line + 1 : line), todo.line),
  }));
}
