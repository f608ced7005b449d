import type { FileFacts } from '../src/engine/facts.js';
import { type Node, stringValue, unwrap } from '../src/engine/node.js';
import type { SourceFile } from '../src/engine/source-file.js';
import { defineTransform } from '../src/engine/transform.js';
import { type SpecMethod, specMethod } from '../src/sdk/methods.js';
import { ResultRepair } from './lib/handler-results-repair.js';
import { misfits } from './lib/handler-results-types.js';
import { memberName, receiverOf } from './lib/handlers-receiver.js';
import { schemaNamed } from './lib/handlers-schema.js';
import { fitToolLiterals } from './lib/tool-literals.js';
import { castProperties } from './lib/tool-properties.js';
import { enclosingClass, sdkTypeOf, typeName } from './lib/values.js';

/** Types of the SDK that are a result of any method. */
const ANY_RESULT = /^(?:Server|Client)?Result$/;

/** v2 types what a handler returns by its method; v1 took anything that looked like a result. */
export default defineTransform({
  name: 'handler-results',
  description: 'what low-level handlers return, and tools that are declared, have the types v2 asks for',
  needs: ['imports', 'symbols', 'handlers'],
  mentions: /\bsetRequestHandler\b|\b(?:input|output)Schema\b/,
  unmet: (file) => file.text.includes('@modelcontextprotocol/sdk'),
  apply(file, facts) {
    if (file.language === 'js') return;
    const repair = new ResultRepair(file, facts);
    for (const call of file.scopes.calls) {
      const entry = methodOf(file, facts, call);
      if (entry?.result && !entry.task && entry.result !== 'EmptyResult')
        settleHandler(file, facts, call, entry, repair);
    }
    fitToolLiterals(file, facts, repair);
    castProperties(file, facts);
  },
});

/** The method a call registers a two-argument handler for. */
function methodOf(file: SourceFile, facts: FileFacts, call: Node): SpecMethod | undefined {
  if (memberName(call.callee) !== 'setRequestHandler' || call.arguments.length !== 2 || file.isIgnored(call))
    return undefined;
  const [first] = call.arguments as [Node];
  const method = stringValue(unwrap(first));
  const entry = method === undefined ? schemaNamed(file, facts, first)?.entry : specMethod(method);
  return entry && receiverOf(file, facts, call.callee.object, 'setRequestHandler') !== 'foreign' ? entry : undefined;
}

function settleHandler(file: SourceFile, facts: FileFacts, call: Node, entry: SpecMethod, repair: ResultRepair): void {
  const handler = call.arguments[1] as Node;
  const expected = { name: entry.result! };
  const isInline = /^(ArrowFunction|Function)Expression$/.test(handler.type);
  const callable = isInline ? handler : functionNamed(file, handler);
  if (!callable?.body) return;
  if (callable.returnType) {
    const type = callable.returnType.typeAnnotation as Node;
    const name = typeName(file, facts, type);
    if ((!name || ANY_RESULT.test(name)) && misfits({ file, facts, node: type }, expected))
      castHandler(file, facts, call, callable.params, entry, repair);
    return;
  }
  const returns = repair.returnsOf(file, callable);
  const lost = returns.some((value) => repair.loses(file, value, expected));
  if (!isInline) {
    if (lost) repair.annotateFunction(callable, expected);
    else for (const value of returns) repair.visit(value, expected);
    return;
  }
  if (repair.standApart(returns, expected)) repair.holdApart(callable, returns, expected);
  else for (const value of returns) repair.visit(value, expected);
}

/** `handleCall`, `this.handleCall`, `this.handleCall.bind(this)`: a function of this file. */
function functionNamed(file: SourceFile, node: Node): Node | undefined {
  const at = node.type === 'CallExpression' && memberName(node.callee) === 'bind' ? node.callee.object : node;
  if (at.type === 'Identifier') {
    const binding = file.scopes.bindingOf(at);
    if (binding?.kind === 'function') return binding.declaration;
    return binding?.kind === 'const' ? mocked(binding.declaration.init) : undefined;
  }
  if (at.type !== 'MemberExpression' || at.object.type !== 'ThisExpression') return undefined;
  const key = memberName(at);
  const member = (enclosingClass(file, at)?.body.body as Node[] | undefined)?.find(
    (candidate) => (candidate.key?.name ?? candidate.key?.id?.name) === key,
  );
  return member?.params ? member : member?.value;
}

/** `vi.fn(() => …)`: the function inside, whose type the mock takes over. */
function mocked(init: Node | null): Node | undefined {
  const isMock = init?.type === 'CallExpression' && memberName(init.callee) === 'fn' && !init.typeParameters;
  return isMock ? init.arguments[0] : (init ?? undefined);
}

/** A handler that says it returns a type of the project's own, which v2 does not take for the method's. */
function castHandler(
  file: SourceFile,
  facts: FileFacts,
  call: Node,
  params: readonly Node[],
  entry: SpecMethod,
  repair: ResultRepair,
): void {
  const handler = call.arguments[1] as Node;
  const result = repair.text({ name: entry.result! }, handler);
  const context = sdkTypeOf(file, facts, call.callee.object) === 'Client' ? 'ClientContext' : 'ServerContext';
  const request = entry.result!.replace(/Result$/, 'Request');
  const list = params.map((parameter, index) => {
    const name = parameter.type === 'Identifier' ? parameter.name : index === 0 ? 'request' : 'ctx';
    const own = parameter.typeAnnotation ? file.textOf(parameter.typeAnnotation) : undefined;
    return `${name}${own ?? `: ${repair.text({ name: index === 0 ? request : context }, handler)}`}`;
  });
  file.edits.insert(handler.start, '(');
  file.edits.insert(handler.end, `) as (${list.join(', ')}) => Promise<${result}>`);
}
