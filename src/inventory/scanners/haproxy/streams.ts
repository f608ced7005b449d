import { isMessagesPath, isSsePath } from '../urls.js';
import { type Line, textsOfLine } from '../words.js';
import { type HaproxyFile, type Section, said } from './file.js';
import type { SectionRule } from './rules.js';

/** A path that a condition asks for: `path_beg /sse`, `path -m beg /sse`. */
function asksForStream(text: string): boolean {
  const [, paths] =
    /\bpath(?:_beg|_end|_dir|_reg)?\b(?:,\w+)?\s+((?:-\w+\s+(?:beg|str|end|reg)\s+|-i\s+)*[^}]*)/.exec(text) ?? [];
  const all = (paths ?? '').split(/\s+/).map((path) => path.replace(/^\^/, '').replace(/\$$/, ''));
  return all.some(isSsePath) && all.every((path) => !path.startsWith('/') || isSsePath(path) || isMessagesPath(path));
}

/** Requests for the SSE endpoint that go to a backend: by a named condition, or by one in the line. */
export const streams: SectionRule = (section, file, report) => {
  for (const line of section.lines) {
    const [name = '', own = ''] = textsOfLine(line);
    if (!/\bpath/.test(name === 'acl' ? said(line) : '') && !/^use/.test(name)) continue;
    if (!asksForStream(said(line))) continue;
    const users =
      name === 'acl' ? section.lines.filter((one) => one !== line && textsOfLine(one).includes(own)) : [line];
    const routes = users.filter((one) => /^(?:use_backend|use-server)$/.test(textsOfLine(one)[0] ?? ''));
    if (routes.length === 0) continue;
    report.hit({
      rule: 'haproxy-route-sse',
      start: line.start,
      context: [said(line), ...routes.flatMap((route) => backendOf(route, file))],
      resource: `${section.kind} ${section.name}`.trim(),
      ...(name === 'acl' && { related: routes.map(({ start }) => ({ start, message: 'asks for it' })) }),
    });
  }
};

/** What the backend that a rule names says of itself. */
function backendOf(route: Line, { sections }: HaproxyFile): string[] {
  const name = textsOfLine(route)[1] ?? '';
  const backend = sections.find((one: Section) => one.kind === 'backend' && one.name === name);
  return [name, ...(backend?.lines.slice(0, 200).map(said) ?? [])];
}
