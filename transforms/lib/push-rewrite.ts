import type { FileFacts } from '../../src/engine/facts.js';
import type { Node } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { contextParameter } from './callbacks.js';
import { newTextOf } from './context-uses.js';
import { columns, expandObject, indentAt, isMultiline, reindent } from './layout.js';
import { isCall, isMember, memberKey, propertyKey } from './members.js';
import { functionAround } from './memory-uses.js';
import { isPure, isRepeatable, literalKeys } from './purity.js';
import { isSafeAnswer, readsContent } from './push-answers.js';
import type { PushCall } from './push-calls.js';
import { registrationContext } from './registrations.js';
import { exportedName, typeName } from './values.js';

const SERVER = '@modelcontextprotocol/server';
const REGISTERS = /^(?:tool|prompt|resource|registerTool|registerPrompt|registerResource)$/;
const ASKING = /^(?:tools\/call|prompts\/get|resources\/read)$/;
const ASKING_SCHEMAS = /^(?:CallTool|GetPrompt|ReadResource)RequestSchema$/;
const RESULTS = /^(?:CallTool|GetPrompt|ReadResource)Result$/;

/** What the rewrite needs to know of its place. */
interface Question {
  statement: Node;
  declarator: Node;
  handler: Node;
  /** Where the handler gets its context. */
  index: number;
  params: Node;
}

/**
 * Rewrites a question that a handler asks once, with nothing before it that may not happen twice, to
 * `return inputRequired(…)`, and reads the answer when the handler is called again.
 * @returns undefined when it was rewritten, else why not (empty where there is nothing to say)
 */
export function rewriteQuestion(
  file: SourceFile,
  facts: FileFacts,
  push: PushCall,
  all: readonly PushCall[],
): string | undefined {
  if (push.method !== 'elicitation/create') return placeOf(file, facts, push.call);
  const found = questionAt(file, facts, push, all);
  if (typeof found === 'string') return found;
  return write(file, facts, found);
}

/** Why nothing can be rewritten outside of handlers. */
export const NO_HANDLER = 'it stands in no handler';
/** Why nothing can be rewritten in a handler of a client, or of another request. */
export const OTHER_HANDLER = 'no handler of this kind may ask';

/** Empty where a call stands in a handler that may ask, else why it may not be asked there. */
function placeOf(file: SourceFile, facts: FileFacts, call: Node): string {
  for (let at = functionAround(file, call); at; at = functionAround(file, at)) {
    const parent = file.scopes.parentOf(at);
    const isHandler = isCall(parent) && parent.arguments.at(-1) === at;
    if (isHandler && asks(file, facts, parent)) return '';
    if (
      isHandler &&
      isMember(parent.callee) &&
      /^set(?:Request|Notification)Handler$/.test(memberKey(parent.callee) ?? '')
    )
      return OTHER_HANDLER;
    const context = contextParameter(file, facts, at);
    if (context) return context.type === 'ClientContext' ? OTHER_HANDLER : '';
  }
  return NO_HANDLER;
}

function questionAt(file: SourceFile, facts: FileFacts, push: PushCall, all: readonly PushCall[]): Question | string {
  const { call, params } = push;
  const handler = functionAround(file, call);
  const registration = handler && file.scopes.parentOf(handler);
  if (!handler || !isCall(registration) || registration.arguments.at(-1) !== handler) return NO_HANDLER;
  if (!asks(file, facts, registration)) return OTHER_HANDLER;
  const context = registrationContext(file, facts, registration, handler);
  if (!context) return 'nobody can tell where the handler gets its context';
  const others = all.filter((other) => other !== push && within(other.call, handler));
  if (others.length > 0) return 'the handler asks more than once, and answers come for one round only';
  const keys = params && literalKeys(params);
  if (!params || !keys) return 'the question is not written out here';
  if (!push.plain) return 'the question has options of its own';
  if (!keys.includes('requestedSchema') || keys.some((key) => !/^(?:message|requestedSchema|mode)$/.test(key)))
    return 'only forms can be rewritten';
  if (keys.includes('mode') && !/\bmode\s*:\s*['"]form['"]/.test(file.textOf(params)))
    return 'only forms can be rewritten';
  const awaited = file.scopes.parentOf(call);
  const declarator = awaited?.type === 'AwaitExpression' ? file.scopes.parentOf(awaited) : undefined;
  const statement = declarator && file.scopes.parentOf(declarator);
  if (declarator?.type !== 'VariableDeclarator' || statement?.type !== 'VariableDeclaration')
    return 'the answer is not put into a constant';
  if (statement.kind !== 'const' || statement.declarations.length !== 1) return 'the answer is not put into a constant';
  const obstacle = obstacleTo(file, statement, handler);
  if (obstacle) return obstacle;
  if (!isSafeAnswer(file, declarator.id)) return 'the answer goes where its shape or its types matter';
  const parameter = handler.params[context.index] as Node | undefined;
  if (parameter ? parameter.type !== 'Identifier' : handler.params.length !== context.index)
    return 'the handler takes its context apart';
  if (hasComments(file, statement, params)) return 'comments stand in between';
  return { statement, declarator, handler, index: context.index, params };
}

/** Handlers of tools, prompts and resources; no other may return a question. */
function asks(file: SourceFile, facts: FileFacts, registration: Node): boolean {
  if (!isMember(registration.callee)) return false;
  const key = memberKey(registration.callee) ?? '';
  const [first] = registration.arguments as Node[];
  if (key !== 'setRequestHandler') return REGISTERS.test(key);
  return ASKING.test(first?.value ?? '') || (!!first && ASKING_SCHEMAS.test(exportedName(file, facts, first) ?? ''));
}

/** Only blocks and conditions may lie between the handler and the question, and all before it must bear happening again. */
function obstacleTo(file: SourceFile, statement: Node, handler: Node): string | undefined {
  const twice = 'what stands before the question would happen twice';
  let at = statement;
  for (let up = file.scopes.parentOf(at); up && up !== handler; up = file.scopes.parentOf(at)) {
    if (up.type === 'BlockStatement') {
      if (!(up.body as Node[]).slice(0, up.body.indexOf(at)).every((before) => isRepeatable(file, before)))
        return twice;
    } else if (up.type === 'TryStatement' && up.block === at && !up.finalizer && onlyReports(up.handler)) {
      // The SDK answers for a client that cannot be asked, as the catch did.
    } else if (up.type !== 'IfStatement') return 'it stands in a loop, a switch or a try';
    else if (!isPure(file, up.test)) return twice;
    at = up;
  }
  return at === handler.body ? undefined : twice;
}

/** A catch clause that says that it failed, and does nothing else. */
function onlyReports(clause: Node | null): boolean {
  const body = (clause?.body.body ?? []) as Node[];
  const last = body.at(-1);
  if (!last || !body.slice(0, -1).every((statement) => /^(?:Variable|Expression)/.test(statement.type))) return false;
  if (last.type === 'ThrowStatement') return true;
  if (last.type !== 'ReturnStatement' || last.argument?.type !== 'ObjectExpression') return false;
  return (last.argument.properties as Node[]).some(
    (property) => propertyKey(property) === 'isError' && property.value?.value === true,
  );
}

const within = (inner: Node, outer: Node): boolean => inner.start >= outer.start && inner.end <= outer.end;

const hasComments = (file: SourceFile, statement: Node, params: Node): boolean =>
  file.comments.some(
    (comment) => within(comment as unknown as Node, statement) && !within(comment as unknown as Node, params),
  );

function write(file: SourceFile, facts: FileFacts, question: Question): string | undefined {
  const { statement, declarator, handler, index, params } = question;
  if (file.isIgnored(handler)) return '';
  const widened = returnType(file, facts, handler);
  if (widened === false) return 'the handler says that it returns something else';
  const context = contextName(file, handler, index);
  const isName = declarator.id.type === 'Identifier';
  const name = isName ? declarator.id.name : freeNameIn(file, handler, 'answer');
  const { quote, eol, indent, semi, bracketSpacing, trailingComma, width } = file.style;
  const end = semi ? ';' : '';
  const at = indentAt(file, statement.start);
  const space = bracketSpacing ? ' ' : '';
  const use = (exported: string) => file.imports.use(SERVER, exported, { at: statement });
  const [builder, reader] = [use('inputRequired'), use('inputResponse')];
  const read = `const ${name} = ${reader}(${context}.mcpReq.inputResponses, ${quote}${name}${quote})${end}`;
  const test = `if (${name}.kind !== ${quote}elicit${quote})`;
  const line = `return ${builder}({${space}inputRequests: {${space}${name}: ${builder}.elicit(${file.textOf(params)})${space}}${space}})${end}`;
  const taken = isName ? '' : `${eol}${at}const ${file.textOf(declarator.id)} = ${name}${end}`;
  const short = !isMultiline(file, params) && columns(at + indent + line) <= width;
  const comma = trailingComma ? ',' : '';
  const inner = at + indent;
  const lead = `${read}${eol}${at}${test}${eol}${inner}`;
  const steps = (count: number) => eol + inner + indent.repeat(count);
  const head = short
    ? `return ${builder}({${space}inputRequests: {${space}${name}: ${builder}.elicit(`
    : `return ${builder}({${steps(1)}inputRequests: {${steps(2)}${name}: ${builder}.elicit(`;
  const tail = short ? `)${space}}${space}})${end}` : `)${comma}${steps(1)}}${comma}${steps(0)}})${end}`;
  for (const range of [
    { start: statement.start, end: params.start },
    { start: params.end, end: statement.end },
  ])
    file.release(range);
  file.edits.supersede(statement.start, params.start, lead + head);
  const deep = inner + indent.repeat(2);
  if (isMultiline(file, params)) reindent(file, params, indentAt(file, params.start), deep);
  else if (!short && columns(`${deep}${name}: ${builder}.elicit(${file.textOf(params)})${comma}`) > width)
    expandObject(file, params, deep);
  file.edits.supersede(params.end, statement.end, tail + taken);
  if (widened) {
    const type = file.imports.use(SERVER, 'InputRequiredResult', { at: statement, type: true });
    file.edits.insert(widened.end, ` | ${type}`);
  }
  if (readsContent(file, declarator.id))
    file.todos.add(
      statement,
      'push-requests',
      `the SDK checked the answer against requestedSchema, and does not any more: it comes as the client sent it. Check it with acceptedContent(${context}.mcpReq.inputResponses, ${quote}${name}${quote}, schema) before acting on it.`,
    );
  return undefined;
}

/** A name that means nothing in a function yet, and hides nothing it uses. */
function freeNameIn(file: SourceFile, callable: Node, wanted: string): string {
  const isTaken =
    file.scopes.scopeOf(callable.body).lookup(wanted, 'any') ||
    file.scopes.bindings.some(({ name, id }) => name === wanted && within(id, callable));
  return isTaken ? file.freeName(wanted) : wanted;
}

/** The result type to widen; undefined when the handler names none, false when it is not one of the SDK's. */
function returnType(file: SourceFile, facts: FileFacts, handler: Node): Node | undefined | false {
  const annotation = handler.returnType?.typeAnnotation as Node | undefined;
  if (!annotation) return undefined;
  const [type] = ((annotation.typeParameters ?? annotation.typeArguments)?.params ?? []) as Node[];
  const isPromise = annotation.type === 'TSTypeReference' && annotation.typeName.name === 'Promise';
  return isPromise && type?.type === 'TSTypeReference' && RESULTS.test(typeName(file, facts, type) ?? '')
    ? type
    : false;
}

/** What the handler calls its context; a handler that has none gets it. */
function contextName(file: SourceFile, handler: Node, index: number): string {
  const parameter = handler.params[index] as Node | undefined;
  if (parameter) return newTextOf(file, parameter);
  const name = file.freeName('ctx');
  const last = (handler.params as Node[]).at(-1);
  if (!last) {
    const open = file.text.indexOf('(', handler.start);
    file.edits.insert(open + 1, name);
    return name;
  }
  const isBare =
    handler.type === 'ArrowFunctionExpression' && !/[(]\s*$/.test(file.text.slice(handler.start, last.start));
  if (isBare) file.edits.insert(last.start, '(');
  file.edits.insert(last.end, `, ${name}${isBare ? ')' : ''}`);
  return name;
}
