export const PATTERNS: readonly { title: string; fixture: string; text: string }[];
export function renderPatterns(): string;
