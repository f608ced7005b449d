/** Signs of package names and scripts in the order of the English alphabet as Unicode has it (CLDR root collation). */
const SIGNS = '_-,;:!?.\'"()[]{}@*/\\&#%`^+<=>|~$';
/** What a word is made of for which the table is enough; a blank sorts before every sign. */
const PLAIN = /^[ -~]*$/;

/**
 * Compares as `a.localeCompare(b, 'en')` does, which is what npm sorts dependencies by. For ASCII without asking the
 * locale data: to load that takes longer than all else about a manifest.
 */
export function byAlphabet(a: string, b: string): number {
  if (!PLAIN.test(a) || !PLAIN.test(b)) return a.localeCompare(b, 'en');
  for (let at = 0; at < a.length && at < b.length; at++) {
    const difference = weight(a[at]!) - weight(b[at]!);
    if (difference !== 0) return Math.sign(difference);
  }
  if (a.length !== b.length) return a.length < b.length ? -1 : 1;
  // The same letters: small ones first, at the first place that differs.
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return a[at]! > b[at]! ? -1 : 1;
  return 0;
}

function weight(sign: string): number {
  if (sign === ' ') return 0;
  const letter = sign.toLowerCase();
  if (/[a-z]/.test(letter)) return 200 + letter.charCodeAt(0);
  return /[0-9]/.test(letter) ? 100 + letter.charCodeAt(0) : 1 + SIGNS.indexOf(letter);
}
