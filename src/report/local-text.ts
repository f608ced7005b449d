/**
 * A message without the machine in it: `cwd` is cut from the absolute paths that file system errors carry, so that a
 * report can be kept, compared and shared.
 *
 * @param text A sentence of the report.
 * @param cwd The folder the run was started in, absolute.
 */
export function localText(text: string, cwd: string): string {
  // A root folder ("/", "C:\") is a prefix of everything and names nobody's machine.
  if (/^(?:[A-Za-z]:)?[\\/]?$/.test(cwd)) return text;
  const escaped = cwd.replace(/[\\/]+$/, '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text.replace(new RegExp(`${escaped}(?:([\\\\/])|(?![\\w.-]))`, 'g'), (_, separator) => (separator ? '' : '.'));
}
