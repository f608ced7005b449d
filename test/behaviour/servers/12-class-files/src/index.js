import { ChessClock } from './ChessClock.js';

const clock = new ChessClock({ base: Number(process.env.CLOCK_BASE ?? 180) });

await clock.start();
console.error('chess-clock is ticking');
