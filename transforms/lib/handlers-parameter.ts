import type { Binding } from '../../src/engine/bindings.js';
import type { Node } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { memberName } from './handlers-receiver.js';
import { indentAt, textBefore } from './layout.js';
import { enclosingClass } from './values.js';

/** How a handler is adapted. */
export interface Adaptation {
  /** How many columns its first line grows by. */
  growth: number;
  /** Records the edits. To be called once what holds the handler has its new indentation. */
  apply(): void;
}

/**
 * Adapts the handler of a custom method: v1 handed it `{ method, params }`, v2 hands it the params.
 * @param method what stands for the method in the code
 * @returns undefined when it cannot be told how
 */
export function adaptHandler(
  file: SourceFile,
  handler: Node,
  kind: 'request' | 'notification',
  method: string,
): Adaptation | undefined {
  if (/^(ArrowFunction|Function)Expression$/.test(handler.type)) return adaptFunction(file, handler, method);
  const called =
    handler.type === 'CallExpression' && memberName(handler.callee) === 'bind' ? handler.callee.object : handler;
  const arity = arityOf(file, called);
  if (arity === undefined) return undefined;
  if (arity === 0) return NOTHING;
  const context = kind === 'request' && arity > 1;
  const head = context ? '(params, ctx) => ' : '(params) => ';
  const call = `({ method: ${method}, params }${context ? ', ctx' : ''})`;
  return {
    growth: head.length + call.length - (handler.end - called.end),
    apply() {
      if (called === handler) {
        file.edits.overwrite(handler.start, handler.end, head + file.textOf(handler) + call);
        return;
      }
      file.edits.insert(handler.start, head);
      file.edits.overwrite(called.end, handler.end, call);
    },
  };
}

const NOTHING: Adaptation = { growth: 0, apply: () => undefined };

/** How many parameters a function of this file has; undefined when it is not one, or takes a variable number. */
function arityOf(file: SourceFile, node: Node): number | undefined {
  let callable: Node | undefined;
  if (node.type === 'Identifier') {
    const binding = file.scopes.bindingOf(node);
    if (binding?.kind === 'function') callable = binding.declaration;
    else if (binding?.kind === 'const') callable = binding.declaration.init;
  } else if (node.type === 'MemberExpression' && node.object.type === 'ThisExpression') {
    const key = memberName(node);
    const member = (enclosingClass(file, node)?.body.body as Node[] | undefined)?.find(
      ({ key: id }) => (id?.name ?? id?.id?.name) === key,
    );
    callable = member?.params ? member : member?.value;
  }
  const params = callable?.params as Node[] | undefined;
  return params?.some(({ type }) => type === 'RestElement') ? undefined : params?.length;
}

function adaptFunction(file: SourceFile, handler: Node, method: string): Adaptation | undefined {
  const parameter = (handler.params as Node[])[0];
  if (!parameter) return NOTHING;
  if (parameter.type === 'ObjectPattern') return adaptPattern(file, parameter);
  const binding = parameter.type === 'Identifier' ? file.scopes.bindingOf(parameter) : undefined;
  if (!binding) return undefined;
  const reads = binding.references.flatMap(({ node }) => paramsRead(file, node) ?? []);
  const wholes = binding.references.filter(({ node }) => !paramsRead(file, node));
  const name = freeParamsName(file, handler, parameter.name);
  const [whole] = wholes;
  const inPlace = !whole || (wholes.length === 1 && isArgument(file, whole.node));
  if (!inPlace) return rebuildRequest(file, handler, parameter, binding, method, name);
  return {
    growth: name.length - parameter.name.length + (parameter.typeAnnotation ? PARAMS_MEMBER : 0),
    apply() {
      rename(file, parameter, name);
      for (const read of reads) file.edits.overwrite(read.start, read.end, name);
      if (whole)
        file.edits.overwrite(whole.node.start, whole.node.end, `{ method: ${method}, ${paramsProperty(name)} }`);
      adaptAnnotation(file, parameter.typeAnnotation);
    },
  };
}

/** Columns of `['params']`. */
const PARAMS_MEMBER = 10;

/** A parameter's node reaches to the end of its type. */
function rename(file: SourceFile, parameter: Node, name: string): void {
  file.edits.overwrite(parameter.start, parameter.start + parameter.name.length, name);
}

function paramsProperty(name: string): string {
  return name === 'params' ? name : `params: ${name}`;
}

/** Whether a name is an argument as it stands: the object put there gets its type from the function. */
function isArgument(file: SourceFile, node: Node): boolean {
  const parent = file.scopes.parentOf(node);
  return parent?.type === 'CallExpression' && parent.arguments.includes(node);
}

/** `request.params`, read. */
function paramsRead(file: SourceFile, node: Node): Node | undefined {
  const member = file.scopes.parentOf(node);
  if (!member || memberName(member) !== 'params' || member.object !== node) return undefined;
  const parent = file.scopes.parentOf(member);
  return parent?.type === 'AssignmentExpression' && parent.left === member ? undefined : member;
}

/** `{ params }` and `{ params: { query } }`. */
function adaptPattern(file: SourceFile, pattern: Node): Adaptation | undefined {
  const [property, ...others] = pattern.properties as Node[];
  const isParams = property?.type === 'ObjectProperty' && !property.computed && property.key.name === 'params';
  if (!property || !isParams || others.length > 0) return undefined;
  const annotation = pattern.typeAnnotation as Node | undefined;
  return {
    growth: 0,
    apply() {
      file.edits.remove(pattern.start, property.value.start);
      file.edits.remove(property.value.end, annotation?.start ?? pattern.end);
      adaptAnnotation(file, annotation);
    },
  };
}

/** The type of a request becomes the type of its params; `any` says nothing of either. */
function adaptAnnotation(file: SourceFile, annotation: Node | null | undefined): void {
  const type = annotation?.typeAnnotation as Node | undefined;
  if (!annotation || !type || /^TS(Any|Unknown)Keyword$/.test(type.type)) return;
  const { quote } = file.style;
  if (type.type === 'TSTypeReference') {
    file.edits.insert(type.end, `[${quote}params${quote}]`);
    return;
  }
  const members = type.type === 'TSTypeLiteral' ? (type.members as Node[]) : [];
  const member = members.find(({ key }) => key?.name === 'params');
  const inner = member?.typeAnnotation?.typeAnnotation as Node | undefined;
  if (inner && !member!.optional) {
    file.edits.remove(type.start, inner.start);
    file.edits.remove(inner.end, type.end);
    return;
  }
  file.edits.remove(annotation.start, annotation.end);
  file.release(annotation);
}

/** A handler that uses the request as a whole gets one built: its first statement. */
function rebuildRequest(
  file: SourceFile,
  handler: Node,
  parameter: Node,
  binding: Binding,
  method: string,
  name: string,
): Adaptation | undefined {
  const first = (handler.body.body as Node[] | undefined)?.[0];
  const isAssigned = binding.references.some(({ node }) => {
    const parent = file.scopes.parentOf(node);
    return parent?.type === 'AssignmentExpression' && parent.left === node;
  });
  if (handler.body.type !== 'BlockStatement' || isAssigned || !first) return undefined;
  if (textBefore(file, first.start).trim() !== '') return undefined;
  const annotation = parameter.typeAnnotation as Node | undefined;
  const type = annotation ? file.textOf(annotation) : '';
  const isTyped = type !== '' && !/^TS(Any|Unknown)Keyword$/.test(annotation!.typeAnnotation.type);
  const literal = file.language === 'js' || type ? method : `${method} as const`;
  return {
    growth: name.length - parameter.name.length + (isTyped ? PARAMS_MEMBER : 0),
    apply() {
      const { eol, quote, semi } = file.style;
      const statement = `const ${parameter.name}${type} = { method: ${literal}, ${paramsProperty(name)} }`;
      rename(file, parameter, name);
      if (isTyped) file.edits.insert(annotation!.end, `[${quote}params${quote}]`);
      file.edits.insert(first.start, `${statement}${semi ? ';' : ''}${eol}${indentAt(file, first.start)}`);
    },
  };
}

/** `params`, unless something in or around the handler is called that. */
function freeParamsName(file: SourceFile, handler: Node, old: string): string {
  const inside = (node: Node) => node.start >= handler.start && node.end <= handler.end;
  const clash =
    file.scopes.bindings.some(
      ({ name, id, references }) => name === 'params' && (inside(id) || references.some(({ node }) => inside(node))),
    ) || file.scopes.globals.some(({ node }) => node.name === 'params' && inside(node));
  return clash ? file.freeName(`${old}Params`) : 'params';
}
