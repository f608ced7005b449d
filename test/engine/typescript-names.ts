// What TypeScript says each name of a file stands for: the second opinion in the tests of our own resolver, and the only
// one on types.
import ts from 'typescript';

/** Names nobody declares and nobody imports. */
const BUILT_IN = new Set(['undefined', 'arguments', 'globalThis']);

/** For each place that stands for a name or declares one: where that name is declared; no places for a global. */
export type Names = Map<number, number[]>;

/**
 * Resolves every identifier of a file, without its imports and without a library.
 * @returns for each identifier that stands for a name of the program or declares one, by its position: where that name
 *   is declared in the file (several places for overloads, merged declarations, a value and a type of one name; none
 *   for a global)
 */
export function namesByTypeScript(code: string, filename = 'case.ts'): Names {
  return namesOfAll([{ code, filename }])[0]!;
}

/** The same for many files at once, which is many times faster. They see nothing of each other. */
export function namesOfAll(files: readonly { code: string; filename: string }[]): Names[] {
  const options: ts.CompilerOptions = {
    noResolve: true,
    noLib: true,
    allowJs: true,
    types: [],
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    // Files without imports would share their names otherwise.
    moduleDetection: ts.ModuleDetectionKind.Force,
    jsx: ts.JsxEmit.Preserve,
    experimentalDecorators: true,
  };
  const format = { languageVersion: ts.ScriptTarget.Latest, setExternalModuleIndicator: asModule };
  const sources = new Map(
    files.map(({ code, filename }, index) => {
      const name = `/${index}/${filename}`;
      return [name, ts.createSourceFile(name, code, format, true)];
    }),
  );
  const host: ts.CompilerHost = {
    getSourceFile: (file) => sources.get(file),
    fileExists: (file) => sources.has(file),
    readFile: () => undefined,
    writeFile: () => {},
    getDefaultLibFileName: () => '/lib.d.ts',
    getCurrentDirectory: () => '/',
    getCanonicalFileName: (file) => file,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
  };
  const checker = ts.createProgram([...sources.keys()], options, host).getTypeChecker();
  return [...sources.values()].map((source) => namesOf(source, checker));
}

/** Makes a module of a file that has neither import nor export; of one that has, TypeScript knows it. */
function asModule(file: ts.SourceFile): void {
  const marked = file as { externalModuleIndicator?: ts.Node | true };
  marked.externalModuleIndicator ??= true;
}

function namesOf(source: ts.SourceFile, checker: ts.TypeChecker): Names {
  const found: Names = new Map();
  const visit = (node: ts.Node) => {
    if (ts.isIdentifier(node) && !BUILT_IN.has(node.text) && (declaresName(node) || isReference(node))) {
      const declarations = (symbolOf(checker, node)?.declarations ?? [])
        .filter((declaration) => declaration.getSourceFile() === source)
        .map((declaration) => (ts.getNameOfDeclaration(declaration) ?? declaration).getStart(source));
      found.set(node.getStart(source), declarations);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Whether an identifier is the name of a declaration that others can refer to by that name alone. */
function declaresName(node: ts.Identifier): boolean {
  const { parent } = node;
  if ((parent as { name?: ts.Node }).name !== node) return false;
  return (
    ts.isVariableDeclaration(parent) ||
    ts.isParameter(parent) ||
    ts.isBindingElement(parent) ||
    ts.isFunctionDeclaration(parent) ||
    ts.isFunctionExpression(parent) ||
    ts.isClassLike(parent) ||
    ts.isInterfaceDeclaration(parent) ||
    ts.isTypeAliasDeclaration(parent) ||
    ts.isEnumDeclaration(parent) ||
    (ts.isModuleDeclaration(parent) && !ts.isModuleDeclaration(parent.parent) && !isGlobalAugmentation(parent)) ||
    ts.isTypeParameterDeclaration(parent) ||
    ts.isImportClause(parent) ||
    ts.isImportSpecifier(parent) ||
    ts.isNamespaceImport(parent) ||
    ts.isImportEqualsDeclaration(parent)
  );
}

/** `declare global`. */
function isGlobalAugmentation(node: ts.ModuleDeclaration): boolean {
  return (node.flags & ts.NodeFlags.GlobalAugmentation) !== 0;
}

function symbolOf(checker: ts.TypeChecker, node: ts.Identifier): ts.Symbol | undefined {
  const { parent } = node;
  if (ts.isShorthandPropertyAssignment(parent)) return checker.getShorthandAssignmentValueSymbol(parent);
  if (ts.isExportSpecifier(parent)) return checker.getExportSpecifierLocalTargetSymbol(parent);
  return checker.getSymbolAtLocation(node);
}

/** Whether an identifier refers to a name: it does not declare one, and it is no key, member, label or attribute. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isExportSpecifier(parent))
    return !parent.parent.parent.moduleSpecifier && (!parent.propertyName || parent.propertyName === node);
  if (ts.isShorthandPropertyAssignment(parent)) return true;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isQualifiedName(parent)) return parent.left === node && !isQualifierOfImportType(parent);
  if (ts.isJsxOpeningLikeElement(parent) || ts.isJsxClosingElement(parent))
    return parent.tagName === node ? !/^[a-z]/.test(node.text) : true;
  if (ts.isImportTypeNode(parent)) return parent.qualifier !== node;
  if (ts.isTypeReferenceNode(parent) && node.text === 'const') return false;
  if (
    ts.isMetaProperty(parent) ||
    ts.isLabeledStatement(parent) ||
    ts.isBreakOrContinueStatement(parent) ||
    ts.isNamespaceExport(parent) ||
    ts.isNamespaceExportDeclaration(parent) ||
    ts.isJsxNamespacedName(parent) ||
    ts.isImportAttribute(parent)
  )
    return false;
  const { name, propertyName } = parent as { name?: ts.Node; propertyName?: ts.Node };
  return name !== node && propertyName !== node;
}

function isQualifierOfImportType(node: ts.QualifiedName): boolean {
  let at: ts.Node = node;
  while (ts.isQualifiedName(at.parent)) at = at.parent;
  return ts.isImportTypeNode(at.parent);
}
