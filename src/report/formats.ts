// Apart from the formatters, so that --help can name the formats without loading them.

/** The output formats, by their name on the command line. */
export const FORMATS = ['pretty', 'diff', 'json'] as const;
export type Format = (typeof FORMATS)[number];
