import type { Reporter, Scanner } from '../types.js';

/** More places than this in one file are generated, or no configuration at all. */
const MAX_HITS = 1000;

class Enough extends Error {}

/** A scan that stops after so many places that nobody reads them: what each costs then bounds the whole. */
export function bounded(scan: Scanner['scan']): Scanner['scan'] {
  return (input, report) => {
    let hits = 0;
    const counting: Reporter = {
      skip: (message) => report.skip(message),
      hit(hit) {
        if (++hits > MAX_HITS) throw new Enough();
        report.hit(hit);
      },
    };
    try {
      scan(input, counting);
    } catch (error) {
      if (!(error instanceof Enough)) throw error;
      report.skip(`has more than ${MAX_HITS} places; the first ${MAX_HITS} are looked at`);
    }
  };
}
