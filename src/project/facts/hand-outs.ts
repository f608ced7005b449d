import { isMember, memberKey } from '../../../transforms/lib/members.js';
import { readsLikeRegistration, registrationContext } from '../../../transforms/lib/registrations.js';
import { sdkTypeOf } from '../../../transforms/lib/values.js';
import { importedFrom, loadedBy, WHOLE } from '../../engine/commonjs-modules.js';
import type { FileFacts } from '../../engine/facts.js';
import { type Node, unwrap } from '../../engine/node.js';
import type { SourceFile } from '../../engine/source-file.js';

/** One SDK object that reaches a parameter in another file. */
export interface HandOut {
  /** The module specifier, as the importing file has it. */
  source: string;
  /** The export, `Class.method`, `object.member`, or `maker()` for a function that `maker` returns. */
  name: string;
  index: number;
  /** The object's SDK type, by its v2 name. */
  type: string;
}

/**
 * SDK objects that a file hands to functions and classes it imports, and the contexts of handlers it imports.
 * @param isProject whether a module specifier leads to a file of the project: what a library is handed is nobody's fact
 */
export function readHandOuts(file: SourceFile, facts: FileFacts, isProject: (source: string) => boolean): HandOut[] {
  const found: HandOut[] = [];
  for (const call of file.scopes.calls) {
    const target = imported(file, call.callee);
    if (target && isProject(target.source))
      (call.arguments as Node[]).forEach((argument, index) => {
        const type = sdkTypeOf(file, facts, argument);
        if (type) found.push({ ...target, index, type });
      });
    if (!readsLikeRegistration(call)) continue;
    const handler = (call.arguments as Node[]).at(-1);
    const handed = handler && importedFunction(file, handler);
    const context = handed && registrationContext(file, facts, call, handler);
    if (context) found.push({ ...handed, ...context });
  }
  return found;
}

/** `handler`, `handler.bind(this)`, `tools.handler`, `createHandler(client)`: a function another file made. */
function importedFunction(file: SourceFile, handler: Node): { source: string; name: string } | undefined {
  const at = unwrap(handler);
  if (at.type !== 'CallExpression') return imported(file, at);
  if (isMember(at.callee) && memberKey(at.callee) === 'bind') return imported(file, unwrap(at.callee.object));
  const maker = imported(file, at.callee);
  return maker && { ...maker, name: `${maker.name}()` };
}

/** `register`, `tools.register`, `service.handle` of a `const service = new Service()`. */
function imported(file: SourceFile, callee: Node): { source: string; name: string } | undefined {
  if (callee.type === 'Identifier') {
    const from = importedFrom(file, file.scopes.bindingOf(callee));
    // The whole of a CommonJS module may be a function; that of an ES module is not.
    if (from?.name !== '*') return from;
    return file.imports.of(file.scopes.bindingOf(callee)) ? undefined : { source: from.source, name: WHOLE };
  }
  // `require(path.join(tools, name))(server)`, `(await import(file)).default(server)`
  const loaded = loadedBy(file, callee);
  if (loaded) return loaded.name === '*' ? { ...loaded, name: WHOLE } : loaded;
  if (!isMember(callee) || callee.computed || callee.object.type !== 'Identifier') return undefined;
  const key = memberKey(callee);
  const binding = file.scopes.bindingOf(callee.object);
  const from = importedFrom(file, binding);
  if (from) return { source: from.source, name: from.name === '*' ? key! : `${from.name}.${key}` };
  const init = binding?.declaration.type === 'VariableDeclarator' ? (binding.declaration.init as Node | null) : null;
  const made = init?.type === 'NewExpression' ? imported(file, init.callee) : undefined;
  return made && !made.name.includes('.') ? { ...made, name: `${made.name}.${key}` } : undefined;
}
