import { expect, test } from 'vitest';
import { startProgress } from '../../bin/progress.js';
import { Screen } from './host.js';

function terminal(): Screen {
  const screen = new Screen();
  screen.isTTY = true;
  screen.columns = 80;
  return screen;
}

test('a short run shows nothing', async () => {
  const screen = terminal();
  let now = 0;
  const progress = await startProgress(screen, () => now);
  for (let done = 0; done <= 10; done++) {
    now += 90;
    progress.onProgress(done, 10);
  }
  progress.stop();
  expect(screen.text).toBe('');
});

test('a long run shows a bar and takes it away', async () => {
  const screen = terminal();
  let now = 0;
  const progress = await startProgress(screen, () => now);
  progress.onProgress(1, 10);
  expect(screen.text).toBe('');
  now = 1001;
  progress.onProgress(4, 10);
  expect(screen.text).toMatch(/█+░+ 4\/10 files/);
  progress.onProgress(5, 20);
  progress.stop();
  // The cursor at the start of the line, the line cleared.
  expect(screen.text.endsWith('\u001b[1G\u001b[2K')).toBe(true);
  // Neither the cursor nor line wrapping was switched off.
  expect(screen.text).not.toContain('\u001b[?');
});

test('a bar for the last file is not worth it', async () => {
  const screen = terminal();
  let now = 0;
  const progress = await startProgress(screen, () => now);
  now = 5000;
  progress.onProgress(10, 10);
  progress.stop();
  expect(screen.text).toBe('');
});
