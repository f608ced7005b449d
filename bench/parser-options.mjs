// How @babel/parser is asked to parse a file, by its extension: the same for every measurement.

/** @param {string} filename */
export function parserOptions(filename) {
  const plugins = ['decorators-legacy', 'decoratorAutoAccessors', 'importAttributes', 'explicitResourceManagement'];
  if (/\.[cm]?tsx?$/.test(filename)) plugins.unshift('typescript');
  if (!/\.[cm]?ts$/.test(filename)) plugins.unshift('jsx');
  return { sourceType: 'unambiguous', plugins, attachComment: false, errorRecovery: true };
}
