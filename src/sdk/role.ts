/** Which v2 package a file or package belongs to; `both` and `unknown` need a tie-break (see verdicts.ts). */
export type Role = 'client' | 'server' | 'both' | 'unknown';
