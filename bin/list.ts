import { wantsColor } from '../src/report/color.js';
import { EXIT } from '../src/report/exit-code.js';
import { formatTransformList } from '../src/report/transform-list.js';
import type { Api, Host } from './main.js';
import type { Display } from './options.js';
import { write } from './streams.js';

/** `--list`: the transforms on standard output. */
export async function list(api: Api, request: { display: Display }, host: Host): Promise<number> {
  const color = wantsColor(host.stdout, host.env, request.display.color);
  await write(host.stdout, formatTransformList(api.listTransforms(), { color, width: host.stdout.columns || 100 }));
  return EXIT.done;
}
