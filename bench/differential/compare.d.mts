import type { Listing, Session } from './session.mjs';

export function compareListings(before: Listing, after: Listing): string[];
export function compareSchemas(what: string, before: object, after: object): string[];
export function compareCalls(
  before: Session,
  after: Session,
  listing: Listing,
  options?: { skip?: readonly string[]; answers?: boolean; most?: number },
): Promise<{ tried: { accepted: number; rejected: number; silent: number }; differences: string[] }>;
