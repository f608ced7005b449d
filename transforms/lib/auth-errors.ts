import type { FileFacts } from '../../src/engine/facts.js';
import type { ImportRecord } from '../../src/engine/import-record.js';
import type { Node } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { LEGACY_AUTH } from '../../src/sdk/homes.js';
import { OAUTH_ERROR_CODES, provesAuthServer } from '../../src/sdk/oauth-errors.js';
import { specifierFor } from '../../src/sdk/verdicts.js';
import { gateHome } from './auth-home.js';
import { type Guard, guardAt, occurrences, outermost, readsAt, readsOf } from './errors-flow.js';
import { roleOf } from './migration.js';

/** The base class, and the one whose code is an argument. */
const OTHERS = new Set(['OAuthError', 'CustomOAuthError']);

/** v1's OAuth error classes → OAuthError with a code, where the file's package has left the frozen copy. */
export function followOAuthErrors(file: SourceFile, facts: FileFacts): void {
  if (errorsHome(file, facts) === 'legacy') return;
  const source = specifierFor('role', roleOf(file, facts));
  const classes = file.imports.records.filter(
    (record) =>
      record.kind === 'named' &&
      record.source === LEGACY_AUTH &&
      !file.isIgnored(record.declaration) &&
      (Object.hasOwn(OAUTH_ERROR_CODES, record.name) || OTHERS.has(record.name)),
  );
  // The base class first: the others take its place where it is imported already.
  classes.sort((a, b) => Number(b.name === 'OAuthError') - Number(a.name === 'OAuthError'));
  for (const record of classes) new ErrorClass(file, record, source).settle();
}

/** What a client catches is v2's, whatever else its package runs; the rest goes with the gate. */
function errorsHome(file: SourceFile, facts: FileFacts): 'modern' | 'legacy' {
  if (roleOf(file, facts) === 'client' && !provesAuthServer(file.text)) return 'modern';
  return gateHome(file, facts);
}

/** One imported error class and everything the file does with it. */
class ErrorClass {
  private left = 0;

  constructor(
    private readonly file: SourceFile,
    private readonly record: ImportRecord,
    private readonly source: string,
  ) {}

  settle(): void {
    const { file, record } = this;
    if (record.name === 'OAuthError') {
      this.settleBase();
      return;
    }
    for (const { node } of file.liveReferences(record.binding)) this.settleUse(node);
    if (this.left === 0) record.note = undefined;
  }

  /** `OAuthError` has its name still, and its errorCode is called code. */
  private settleBase(): void {
    const { file, record } = this;
    for (const { node } of file.liveReferences(record.binding)) {
      const parent = file.scopes.parentOf(node);
      const builds = (parent?.type === 'NewExpression' && parent.callee === node) || /^Class/.test(parent?.type ?? '');
      if (builds)
        file.todos.add(
          node,
          'oauth-errors',
          'OAuthError takes (code of OAuthErrorCode, message) in v2; give it the code.',
        );
      this.renameReads(node);
    }
    file.imports.move(record, this.source, 'OAuthError');
    record.note = undefined;
  }

  private settleUse(node: Node): void {
    const { file } = this;
    if (file.isIgnored(node)) {
      this.left++;
      return;
    }
    const parent = file.scopes.parentOf(node);
    switch (parent?.type) {
      case 'NewExpression':
        if (parent.callee === node && this.settleNew(node, parent)) return;
        break;
      case 'BinaryExpression':
        if (parent.operator === 'instanceof' && parent.right === node && this.settleTest(node, parent)) return;
        break;
      case 'CallExpression':
        if (this.settleAssertion(node, parent)) return;
        break;
      case 'TSTypeReference':
      case 'TSExpressionWithTypeArguments':
        this.renameReads(node);
        this.replace(node, this.use('OAuthError', node, true));
        return;
      case 'MemberExpression':
        if (parent.object === node && parent.property.name === 'errorCode' && this.code) {
          file.edits.overwrite(parent.start, parent.end, this.codeText(parent));
          file.release(parent);
          return;
        }
        break;
      case 'ClassDeclaration':
      case 'ClassExpression':
        if (parent.superClass === node && this.settleSubclass(node, parent)) return;
        break;
    }
    this.left++;
    file.todos.add(
      node,
      'oauth-errors',
      `${this.record.name} is v1's class, which v2 does not throw; where it is looked up or passed on, use OAuthError with ${this.code ? `OAuthErrorCode.${this.code}` : 'the code'}.`,
    );
  }

  /** The code goes before the first argument, on a line of its own where that has one. */
  private insertCode(first: Node): void {
    const { file } = this;
    const { text } = file;
    const begin = text.lastIndexOf('\n', first.start - 1) + 1;
    const before = text.slice(begin, first.start);
    const gap = begin > 0 && before.trim() === '' ? file.style.eol + before : ' ';
    file.edits.insert(first.start, `${this.codeText(first)},${gap}`);
  }

  private get code(): string | undefined {
    return OAUTH_ERROR_CODES[this.record.name];
  }

  private codeText(at: Node): string {
    return `${this.use('OAuthErrorCode', at)}.${this.code}`;
  }

  private use(name: string, at: Node, type = false): string {
    return this.file.imports.use(this.source, name, { at, type });
  }

  private replace(node: Node, text: string): void {
    this.file.edits.overwrite(node.start, node.end, text);
    this.file.release(node);
  }

  /** `new InvalidTokenError('x')` → `new OAuthError(OAuthErrorCode.InvalidToken, 'x')`. */
  private settleNew(node: Node, construction: Node): boolean {
    const [first] = construction.arguments as Node[];
    if (!first || first.type === 'SpreadElement') return false;
    if (this.code) this.insertCode(first);
    this.replace(node, this.use('OAuthError', node));
    // const error = new InvalidTokenError('x'); error.errorCode
    this.renameValueReads(construction);
    return true;
  }

  /** `e instanceof InvalidGrantError` → `e instanceof OAuthError && e.code === OAuthErrorCode.InvalidGrant`. */
  private settleTest(node: Node, test: Node): boolean {
    const { file } = this;
    const guard = guardAt(file, node)!;
    if (!this.code || !/^(Identifier|MemberExpression|OptionalMemberExpression)$/.test(guard.subject.type))
      return false;
    this.renameReads(node, guard);
    const parent = file.scopes.parentOf(test);
    const bare =
      test.extra?.parenthesized ||
      /^(If|While|Return)Statement$|^VariableDeclarator$|^ConditionalExpression$|^ArrowFunctionExpression$|^CallExpression$/.test(
        parent?.type ?? '',
      ) ||
      (parent?.type === 'LogicalExpression' && parent.operator === '&&');
    if (!bare) file.edits.insert(test.start, '(');
    file.edits.insert(test.end, ` && ${file.textOf(guard.subject)}.code === ${this.codeText(test)}${bare ? '' : ')'}`);
    this.replace(node, this.use('OAuthError', node));
    return true;
  }

  /** `expect(e).toBeInstanceOf(C)` and `expect(f).toThrow(C)` say which code they expect. */
  private settleAssertion(node: Node, call: Node): boolean {
    const { file } = this;
    const { callee } = call;
    if (call.arguments[0] !== node || callee.type !== 'MemberExpression' || !this.code) return false;
    const matcher = callee.property.name as string;
    if (matcher === 'toBeInstanceOf') {
      const guard = guardAt(file, node);
      if (guard) this.renameReads(node, guard);
      file.edits.overwrite(callee.property.start, callee.property.end, 'toMatchObject');
      this.replace(node, `{ code: ${this.codeText(node)} }`);
      return true;
    }
    if (matcher !== 'toThrow' && matcher !== 'toThrowError') return false;
    this.replace(node, `expect.objectContaining({ code: ${this.codeText(node)} })`);
    return true;
  }

  /** A class whose constructor says what it hands on gets the code as its first argument. */
  private settleSubclass(node: Node, declaration: Node): boolean {
    const { file } = this;
    if (!this.code) return false;
    const members = declaration.body.body as Node[];
    if (members.some((member) => (member.key?.name ?? '') === 'errorCode')) return false;
    const builder = members.find((member) => member.kind === 'constructor');
    const calls = file.scopes.calls.filter(
      (call) => call.callee.type === 'Super' && builder && call.start > builder.start && call.end < builder.end,
    );
    const firsts = calls.map((call) => call.arguments[0] as Node | undefined);
    if (calls.length === 0 || firsts.some((first) => !first || first.type === 'SpreadElement')) return false;
    for (const first of firsts) this.insertCode(first!);
    this.replace(node, this.use('OAuthError', node));
    return true;
  }

  /** `.errorCode` → `.code`, where the class says that the value is one of them. */
  private renameReads(node: Node, guard: Guard | undefined = guardAt(this.file, node)): void {
    const { file } = this;
    if (guard) {
      for (const read of readsOf(file, guard.subject, 'errorCode', guard.regions))
        this.renameRead(read.key, read.shorthand);
      return;
    }
    const reference = file.scopes.parentOf(node);
    const holder = reference?.type === 'TSTypeReference' ? file.scopes.parentOf(reference) : undefined;
    if (!holder) return;
    if (/^TS(AsExpression|TypeAssertion)$/.test(holder.type)) this.renameValueReads(holder);
    const place = holder.type === 'TSTypeAnnotation' ? file.scopes.parentOf(holder) : undefined;
    if (place?.type === 'Identifier')
      for (const read of readsOf(file, place, 'errorCode')) this.renameRead(read.key, read.shorthand);
  }

  private renameValueReads(value: Node): void {
    const { file } = this;
    const holder = outermost(file, value);
    const parent = file.scopes.parentOf(holder);
    const reads =
      parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier'
        ? readsOf(file, parent.id, 'errorCode')
        : readsAt(file, holder, 'errorCode');
    for (const read of reads) this.renameRead(read.key, read.shorthand);
  }

  private renameRead(key: Node, shorthand: boolean): void {
    this.file.edits.overwrite(key.start, key.end, shorthand ? 'code: errorCode' : 'code');
  }
}

/** `OAUTH_ERRORS`, which nothing stands for: a marker at each use. */
export function markErrorTable(file: SourceFile): void {
  for (const record of file.imports.records) {
    if (record.kind !== 'named' || record.source !== LEGACY_AUTH || record.name !== 'OAUTH_ERRORS') continue;
    for (const node of occurrences(file, record.binding.references[0]?.node ?? record.binding.id))
      file.todos.add(
        node,
        'oauth-errors',
        'OAUTH_ERRORS maps codes to v1 classes; in v2 the code itself is error.code of OAuthError: new OAuthError(code, message) stands for a class of the table.',
      );
  }
}
