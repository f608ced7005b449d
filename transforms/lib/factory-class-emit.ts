import type { Node } from '../../src/engine/node.js';
import type { ClassGroup } from './factory-class.js';
import { type FactoryCall, typedParameter } from './factory-emit.js';
import { type ConnectSite, isInside, statementOf } from './factory-model.js';
import { removeStatement, wrapStatements } from './factory-wrap.js';
import { indentAt, lineStart, type Range } from './layout.js';
import { propertyKey } from './members.js';

/** Decides how a class builds its server: by a function in a field, set where the server was. */
export function classFactoryOf(group: ClassGroup): FactoryCall {
  const { file } = group;
  const isLocal = buildsInMethod(group);
  const name = freeKey(group, ['createServer', 'createMcpServer', 'buildServer']);
  const built = isLocal ? name : `this.${name}`;
  const make = `${group.isAsync ? 'await ' : ''}${built}()`;
  const siteName = 'setupServer';
  const forSite = (site: ConnectSite | undefined) => (site && site.before.length > 0 ? siteName : built);
  return {
    isAsync: group.isAsync,
    forSite,
    emit(gone) {
      for (const read of group.reads) file.edits.overwrite(read.start, read.end, group.local);
      if (group.members.length > 0) wrapHome(group, name, isLocal);
      settleField(group, name, isLocal);
      for (const { method, uses } of group.threaded) threadMethod(group, method, uses, gone);
      for (const site of group.sites) {
        if (site.before.length > 0) wrapSite(group, site, siteName, make);
        if (gone.some((range) => isInside(site.call, range))) continue;
        const { object } = site.call.callee;
        const isAsync = site.before.length > 0 ? site.isAsync || group.isAsync : group.isAsync;
        const text = `${forSite(site)}()`;
        file.edits.overwrite(object.start, object.end, isAsync ? `(await ${text})` : text);
      }
    },
  };
}

/** Whether a method sets the server up and connects it, so that no field is needed. */
const buildsInMethod = ({ field, home }: ClassGroup) =>
  home !== undefined && home.kind !== 'constructor' && !isValue(field?.value);

const isValue = (node: Node | null | undefined) => !!node && node.type !== 'NullLiteral';

/** A name that no member of the class and nothing in it has. */
export function freeKey({ file, owner }: Pick<ClassGroup, 'file' | 'owner'>, wanted: readonly string[]): string {
  const taken = (name: string) =>
    (owner.body.body as Node[]).some((member) => propertyKey(member) === name) ||
    file.assignmentsTo(name).length > 0 ||
    file.scopes.bindings.some((binding) => binding.name === name && isInside(binding.id, owner));
  return wanted.find((name) => !taken(name)) ?? file.freeName(`${wanted[0]}2`);
}

function wrapHome(group: ClassGroup, name: string, isLocal: boolean): void {
  const { file, home, members, local, made, field } = group;
  const semi = file.style.semi ? ';' : '';
  const [first] = members as [Node];
  const left = file.assignmentsTo(group.key).find(({ left: target }) => isInside(target, first))?.left as
    | Node
    | undefined;
  const opening = `${isLocal ? `const ${name}` : `this.${name}`} = ${group.isAsync ? 'async ' : ''}() => {`;
  const value = isValue(field?.value) && isInside(made, field!) ? (field!.value as Node) : undefined;
  wrapStatements(file, home!.body.body, members, {
    head: [opening, ...(value ? [`const ${local} = ${shifted(group, value)}${semi}`] : [])],
    tail: [`return ${local}${semi}`],
    close: `}${semi}`,
  });
  if (left && !value) file.edits.overwrite(left.start, left.end, `const ${local}`);
}

/** The text of a field's value, as it stands further in. */
function shifted({ file, field, home }: ClassGroup, value: Node): string {
  const from = indentAt(file, field!.start);
  const to = indentAt(file, (home!.body.body as Node[])[0]!.start) + file.style.indent;
  const isText = (offset: number) =>
    file.scopes.strings.some((node) => node.start < offset && offset <= node.end && isInside(node, value));
  let text = '';
  let at = value.start;
  for (const line of file.textOf(value).split(/(?<=\n)/)) {
    text += at > value.start && !isText(at) && line.startsWith(from) ? to + line.slice(from.length) : line;
    at += line.length;
  }
  return text;
}

/** The field holds what makes the server now, or goes when a method makes it for itself. */
function settleField(group: ClassGroup, name: string, isLocal: boolean): void {
  const { file, field, owner, made, members } = group;
  if (!field) return;
  const { edits } = file;
  if (isLocal) {
    removeStatement(file, owner.body.body, field);
    return;
  }
  const key = field.type === 'ClassPrivateProperty' ? field.key.id : field.key;
  edits.overwrite(key.start, key.end, name);
  const annotation = field.typeAnnotation?.typeAnnotation as Node | undefined;
  const isTyped = file.language !== 'js';
  const [open, close] = group.isAsync ? ['() => Promise<', '>'] : ['() => ', ''];
  if (annotation) {
    edits.insert(annotation.start, open);
    edits.insert(annotation.end, close);
  }
  if (!isValue(field.value)) return;
  if (members.length === 0) {
    edits.insert(field.value.start, '() => ');
    return;
  }
  const after = annotation?.end ?? key.end;
  edits.remove(after, field.value.end);
  if (!annotation && isTyped && made.type === 'NewExpression')
    edits.insert(after, `: ${open}${file.textOf(made.callee)}${close}`);
}

function wrapSite(group: ClassGroup, site: ConnectSite, name: string, make: string): void {
  const { file, local } = group;
  const { holder } = statementOf(file, site.call)!;
  const semi = file.style.semi ? ';' : '';
  const isAsync = site.isAsync || group.isAsync;
  wrapStatements(file, holder.body ?? holder.consequent, site.before, {
    head: [`const ${name} = ${isAsync ? 'async ' : ''}() => {`, `const ${local} = ${make}${semi}`],
    tail: [`return ${local}${semi}`],
    close: `}${semi}`,
  });
}

/** Gives a method the server it used to find in the field. */
function threadMethod(group: ClassGroup, method: Node, uses: readonly Node[], gone: readonly Range[]): void {
  const { file, local } = group;
  const [first] = method.params as Node[];
  const open = file.text.indexOf('(', (method.typeParameters ?? method.key).end) + 1;
  const parameter = typedParameter(file, local, () => typeText(group));
  const at = first?.start ?? open;
  const gap = first && file.text.slice(open, at).includes('\n') ? file.style.eol + indentAt(file, at) : ' ';
  file.edits.insert(at, `${parameter}${first ? `,${gap}` : ''}`);
  for (const use of uses) {
    if (gone.some((range) => isInside(use, range))) continue;
    const [argument] = use.arguments as Node[];
    const isBind = file.textOf(use.callee).endsWith('.bind');
    const start = isBind ? argument!.end : (argument?.start ?? use.end - 1);
    file.edits.insert(start, isBind ? `, ${local}` : `${local}${argument ? ', ' : ''}`);
  }
}

function typeText({ file, field, made }: ClassGroup): string {
  const annotation = field?.typeAnnotation?.typeAnnotation as Node | undefined;
  const plain = annotation?.type === 'TSUnionType' ? undefined : annotation;
  return plain ? file.textOf(plain) : file.textOf(made.type === 'NewExpression' ? made.callee : made);
}

/** Declares a field for the handle that `close()` is called on, behind the server's. */
export function declareHandleField(group: ClassGroup, name: string, type: string): void {
  const { file, field, owner } = group;
  if (file.language === 'js') return;
  const [first] = owner.body.body as Node[];
  const semi = file.style.semi ? ';' : '';
  const place = field ?? first!;
  const indent = indentAt(file, place.start);
  const text = `private ${name}?: ${type}${semi}`;
  if (field && !buildsInMethod(group)) file.edits.insert(file.endOf(field), `${file.style.eol}${indent}${text}`);
  else {
    const gap = field ? '' : file.style.eol;
    file.edits.insert(lineStart(file, place.start), `${indent}${text}${file.style.eol}${gap}`);
  }
}
