export const PATTERNS: readonly { title: string; text: string; fixture?: string; server?: string; stays?: boolean }[];
export function renderPatterns(migrate: (text: string, filename: string) => string): string;
