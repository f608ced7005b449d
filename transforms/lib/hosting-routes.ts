import type { Binding } from '../../src/engine/bindings.js';
import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, stringValue, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { bare, functionCalled, isFunction, rootOf, statementOf } from './hosting-model.js';
import { isCall, isMember, memberKey } from './members.js';
import { enclosingClass, exportedName } from './values.js';

// Routes of express and of routers that are called like it.

export type Callable = Node & { params: Node[]; body: Node };

/** One registration of a handler: `app.post('/mcp', gate, handler)`, or one link of `app.route('/mcp').post(handler)`. */
export interface Route {
  verb: string;
  call: Node;
  /** The app or router. */
  receiver: Node;
  /** Undefined for `app.use(handler)`. */
  path: Node | undefined;
  /** Where the path stands when it is `route()`'s. */
  chained: boolean;
  middleware: Node[];
  /** The last argument, and the function it stands for. */
  handler: Node;
  callable: Callable | undefined;
  statement: Node;
  /** Whether the receiver is proven to be express's, so that `.all` and lists of paths are there. */
  express: boolean;
  /** It takes every request of a node:http server, and tells them apart by itself. */
  listener?: boolean;
  /** The registration stands in another file, or names a method of an object: it is left as it is. */
  elsewhere?: { file: SourceFile; facts: FileFacts; route: Route };
}

const VERBS = /^(?:get|post|delete|put|patch|all|use|head|options)$/;

/** The routes a file registers, in order of the text. */
export function routesOf(file: SourceFile, facts: FileFacts): Route[] {
  const routes: Route[] = [];
  for (const call of file.scopes.calls) {
    if (call.type === 'NewExpression') continue;
    const callee = bare(call.callee);
    if (!isMember(callee)) continue;
    const loop = callee.computed ? verbLoop(file, callee.property) : undefined;
    const verb = memberKey(callee);
    for (const each of loop?.verbs ?? (verb ? [verb] : [])) {
      const route = VERBS.test(each) ? routeOf(file, facts, call, callee, each) : undefined;
      if (route)
        routes.push(loop && isWholeBody(file, route.statement, loop) ? { ...route, statement: loop.statement } : route);
    }
  }
  return routes.sort((a, b) => a.call.start - b.call.start);
}

/** `for (const verb of ['get', 'delete'])`, `['get', 'delete'].forEach((verb) => …)`: the verbs, where all are spelled out. */
function verbLoop(file: SourceFile, name: Node): { verbs: string[]; statement: Node; body: Node } | undefined {
  const binding = name.type === 'Identifier' ? file.scopes.bindingOf(name) : undefined;
  if (!binding) return undefined;
  const { declaration } = binding;
  let loop: { list: Node; at: Node; body: Node } | undefined;
  if (binding.kind === 'const' && declaration.type === 'VariableDeclarator' && declaration.id === binding.id) {
    const at = file.scopes.parentOf(file.scopes.parentOf(declaration)!);
    if (at?.type === 'ForOfStatement' && at.left.declarations?.[0] === declaration)
      loop = { list: at.right, at, body: at.body };
  } else if (binding.kind === 'param' && declaration.params?.[0] === binding.id) {
    const call = file.scopes.parentOf(declaration);
    const callee = isCall(call) && call.arguments[0] === declaration ? bare(call.callee) : undefined;
    if (call && isMember(callee) && memberKey(callee) === 'forEach')
      loop = { list: callee.object, at: statementOf(file, call), body: declaration.body };
  }
  if (!loop) return undefined;
  const list = unwrap(loop.list);
  if (list.type !== 'ArrayExpression') return undefined;
  const verbs = (list.elements as (Node | null)[]).flatMap((item) => stringValue(item ?? undefined) ?? []);
  if (verbs.length !== list.elements.length) return undefined;
  return { verbs, statement: loop.at, body: loop.body };
}

/** Whether a loop does nothing but register one route. */
function isWholeBody(file: SourceFile, statement: Node, { statement: loop, body }: { statement: Node; body: Node }) {
  if (loop.type !== 'ForOfStatement' && bare(loop.expression ?? loop).arguments?.length !== 1) return false;
  return body.type === 'BlockStatement'
    ? body.body.length === 1 && body.body[0] === statement
    : body === statement || statement === loop || file.scopes.parentOf(body) === statement;
}

function routeOf(file: SourceFile, facts: FileFacts, call: Node, callee: Node, verb: string): Route | undefined {
  const args = call.arguments as Node[];
  const chain = chainOf(callee.object);
  const receiver = chain?.receiver ?? callee.object;
  const [first] = args;
  if (!first) return undefined;
  const hasPath = !chain && isPath(file, first);
  if (!chain && !hasPath && verb !== 'use') return undefined;
  const path = chain ? chain.path : hasPath ? first : undefined;
  const rest = hasPath ? args.slice(1) : args;
  const handlers = rest.flatMap((argument) =>
    argument.type === 'ArrayExpression' ? argument.elements : [argument],
  ) as Node[];
  const handler = handlers.at(-1);
  if (!handler || handler.type === 'SpreadElement') return undefined;
  const express = isExpress(file, facts, receiver);
  const callable = handlerFunction(file, handler);
  if (!express && !callable) return undefined;
  return {
    verb,
    call,
    receiver,
    path,
    chained: chain !== undefined,
    middleware: handlers.slice(0, -1),
    handler,
    callable,
    statement: statementOf(file, call),
    express,
  };
}

/** `app.route('/mcp').post(…)`: the app and the path behind a link of the chain. */
function chainOf(node: Node): { receiver: Node; path: Node } | undefined {
  let at = bare(node);
  while (isCall(at) && isMember(bare(at.callee))) {
    const callee = bare(at.callee);
    if (memberKey(callee) === 'route' && at.arguments.length === 1)
      return { receiver: callee.object, path: at.arguments[0]! };
    if (!VERBS.test(memberKey(callee) ?? '')) return undefined;
    at = bare(callee.object);
  }
  return undefined;
}

/** A first argument that can only be a path: a string, a pattern, a list of those, or a name for one. */
function isPath(file: SourceFile, node: Node): boolean {
  const at = unwrap(node);
  if (/^(?:StringLiteral|TemplateLiteral|RegExpLiteral|BinaryExpression|LogicalExpression)$/.test(at.type)) return true;
  if (at.type === 'ArrayExpression')
    return at.elements.length > 0 && (at.elements as Node[]).every((item) => item && isPath(file, item));
  if (at.type === 'Identifier') {
    const binding = file.scopes.bindingOf(at);
    if (!binding) return false;
    const init = binding.declaration.type === 'VariableDeclarator' ? binding.declaration.init : undefined;
    if (init && binding.declaration.id === binding.id) return isPath(file, init) || isMember(unwrap(init));
    return !isFunction(binding.declaration) || binding.kind === 'param';
  }
  return isMember(at) && !isMiddlewareMember(at);
}

/** `this.handle`, `auth.middleware`: by what such members are called everywhere. */
const isMiddlewareMember = (node: Node) =>
  /(?:auth|middleware|handler|limit|handle\w*|verify\w*|require\w*)$/i.test(memberKey(node) ?? '');

/** The function a handler argument stands for: inline, by name, wrapped (`asyncHandler(fn)`), or a method of the class. */
export function handlerFunction(file: SourceFile, node: Node): Callable | undefined {
  const at = unwrap(node);
  if (isFunction(at)) return at;
  if (at.type === 'Identifier') return functionCalled(file, at);
  if (isMember(at) && at.object.type === 'ThisExpression') return methodOf(file, at);
  if (!isCall(at)) return undefined;
  const callee = bare(at.callee);
  if (isMember(callee) && memberKey(callee) === 'bind') return handlerFunction(file, callee.object);
  const functions = (at.arguments as Node[]).filter(
    (argument) => isFunction(unwrap(argument)) || argument.type === 'Identifier',
  );
  return at.arguments.length === 1 && functions.length === 1 ? handlerFunction(file, functions[0]!) : undefined;
}

function methodOf(file: SourceFile, member: Node): Callable | undefined {
  const owner = enclosingClass(file, member);
  const found = (owner?.body.body as Node[] | undefined)?.find(
    (candidate) => (candidate.key?.name ?? candidate.key?.id?.name) === memberKey(member),
  );
  const method = found?.type === 'ClassProperty' ? found.value : found;
  return isFunction(method) ? method : undefined;
}

/** Whether an expression is an express app or router, by import, annotation or the SDK's app factory. */
export function isExpress(file: SourceFile, facts: FileFacts, node: Node, depth = 0): boolean {
  if (depth > 6) return false;
  const at = bare(node);
  if (isCall(at)) {
    if (exportedName(file, facts, at.callee) === 'createMcpExpressApp') return true;
    const callee = bare(at.callee);
    const root = rootOf(callee);
    const source = root.type === 'Identifier' ? sourceOf(file, file.scopes.bindingOf(root)) : undefined;
    if (source === 'express') return callee.type === 'Identifier' || memberKey(callee) === 'Router';
    return (
      isMember(callee) &&
      /^(?:use|disable|enable|set)$/.test(memberKey(callee) ?? '') &&
      isExpress(file, facts, callee.object, depth + 1)
    );
  }
  if (at.type === 'Identifier') {
    const binding = file.scopes.bindingOf(at);
    if (!binding) return false;
    if (isExpressType(file, binding.id.typeAnnotation)) return true;
    const { declaration } = binding;
    return declaration.type === 'VariableDeclarator' && declaration.id === binding.id && declaration.init
      ? isExpress(file, facts, declaration.init, depth + 1)
      : false;
  }
  if (isMember(at) && at.object.type === 'ThisExpression') {
    const owner = enclosingClass(file, at);
    const key = memberKey(at)!;
    const field = (owner?.body.body as Node[] | undefined)?.find(
      (member) => (member.key?.name ?? member.key?.id?.name) === key,
    );
    if (
      field &&
      (isExpressType(file, field.typeAnnotation) || (field.value && isExpress(file, facts, field.value, depth + 1)))
    )
      return true;
    return file
      .assignmentsTo(key)
      .some(
        (assignment) =>
          enclosingClass(file, assignment) === owner && isExpress(file, facts, assignment.right, depth + 1),
      );
  }
  return false;
}

function isExpressType(file: SourceFile, annotation: Node | undefined): boolean {
  const type = (annotation?.typeAnnotation ?? annotation) as Node | undefined;
  if (type?.type !== 'TSTypeReference') return false;
  const name = type.typeName.type === 'TSQualifiedName' ? type.typeName.right.name : type.typeName.name;
  const left = type.typeName.type === 'TSQualifiedName' ? type.typeName.left : type.typeName;
  return (
    /^(?:Express|Application|Router|IRouter)$/.test(name) && sourceOf(file, file.scopes.bindingOf(left)) === 'express'
  );
}

/** The module a name comes from, by import or `require`. */
export function sourceOf(file: SourceFile, binding: Binding | undefined): string | undefined {
  if (!binding) return undefined;
  const record = file.imports.of(binding);
  if (record) return record.original.source;
  const { declaration } = binding;
  if (declaration.type === 'TSImportEqualsDeclaration') return stringValue(declaration.moduleReference.expression);
  let init = declaration.type === 'VariableDeclarator' ? (declaration.init as Node | null) : undefined;
  if (init && isMember(init)) init = init.object as Node;
  return init && isCall(init) && init.callee.type === 'Identifier' && init.callee.name === 'require'
    ? stringValue(init.arguments[0])
    : undefined;
}

/** What two routes have in common when they are the same endpoint: receiver and path, as they are written. */
export const endpointOf = (file: SourceFile, route: Route): string =>
  route.elsewhere
    ? `elsewhere ${endpointOf(route.elsewhere.file, route.elsewhere.route)}`
    : `${receiverOf(file, route.receiver)} ${route.path ? (stringValue(route.path) ?? file.textOf(route.path)) : ''}`;

/** Tells apps apart that have the same name in different blocks. */
export function receiverOf(file: SourceFile, node: Node): string {
  const at = bare(node);
  const binding = at.type === 'Identifier' ? file.scopes.bindingOf(at) : undefined;
  return binding ? `${binding.name}@${binding.id.start}` : file.textOf(at);
}
