import { scanEmbedded } from '../../embed.js';
import type { Scanner } from '../../types.js';
import { resourceAround } from './context.js';
import type { DataDocument } from './document.js';
import { entry, type ListNode, type ScalarNode, type TreeNode, text, walk } from './tree.js';

/** Keys whose values are commands. */
const COMMAND =
  /^(?:command|args|entrypoint|Command|EntryPoint|run|script|before_script|after_script|cmd|exec|cmds|start|startCommand|start_command|build_command|run_command|runCommand|test|entryPoint|dockerArgs|processes|app|web|worker|commandFunction|userData|runcmd|steps)$/;

/** Commands inside a document: CI steps, compose and Kubernetes arguments, task files. The shell scanner reads them. */
export function recogniseCommands(document: DataDocument, shell: Scanner): void {
  walk(document.root, ({ entry: at, node, path, around }) => {
    const key = at?.key ?? path.at(-1) ?? '';
    if (!COMMAND.test(key) && !/^scripts$/.test(path.at(-2) ?? '')) return;
    const { context, label } = resourceAround(document, around);
    const more = { context, ...(label && { resource: label }) };
    if (node.type === 'list' && node.items.every((item) => item.type === 'scalar'))
      scanEmbedded(
        shell,
        { ...explained(document, node, joined(node, programOf(key, around.at(-1)))), ...more },
        document.input,
        document.reporter,
      );
    else if (node.type === 'scalar' && typeof node.value === 'string' && (at || !isPartOfList(around.at(-1))))
      scanEmbedded(
        shell,
        { ...explained(document, node, written(document, node)), ...more },
        document.input,
        document.reporter,
      );
  });
}

function isPartOfList(parent: unknown): boolean {
  return (
    (parent as ListNode | undefined)?.type === 'list' &&
    (parent as ListNode).items.every((item) => item.type === 'scalar')
  );
}

/** `['--transport', 'sse']` as one command; each word stands where its item does. Scripts stay lines of their own. */
function joined(list: ListNode, program = ''): { text: string; outward(offset: number): number } {
  const starts: { inner: number; outer: (offset: number) => number }[] = [];
  let all = program;
  for (const item of list.items) {
    const word = text(item) ?? '';
    const isScript = /\s/.test(word) && !/^-/.test(word);
    starts.push({ inner: all.length, outer: placeIn(item as ScalarNode) });
    all += `${word}${isScript ? '\n' : ' '}`;
  }
  return {
    text: all,
    outward(offset) {
      const at = [...starts].reverse().find(({ inner }) => inner <= offset) ?? starts[0]!;
      return at.outer(offset - at.inner);
    },
  };
}

/** The program that a list of arguments is for, where it stands beside it. */
function programOf(key: string, parent: TreeNode | undefined): string {
  if (key !== 'args' || parent?.type !== 'map') return '';
  const program = text(entry(parent, 'entrypoint', 'command')?.value) ?? '';
  return /^[\w./-]+$/.test(program) ? `${program} ` : '';
}

function placeIn(node: ScalarNode): (offset: number) => number {
  return node.outward ?? ((offset) => Math.min(node.start + offset, Math.max(node.start, node.end - 1)));
}

/** A command with the comment at its line, which is where people say why there is one worker only. */
function explained(
  document: DataDocument,
  node: ListNode | ScalarNode,
  command: { text: string; outward(offset: number): number },
): { text: string; outward(offset: number): number } {
  if (document.format === 'json' || command.text.includes('\n')) return command;
  const places = node.type === 'list' ? [node, ...node.items] : [node];
  const comments = [...new Set(places.slice(0, 40).map(({ start }) => document.commentAt(start)))].join(' ').trim();
  return comments === '' ? command : { ...command, text: `${command.text} # ${comments.replace(/\s+/g, ' ')}` };
}

/** A scalar's text; where it is quoted, the opening quote is one character more. */
function written(document: DataDocument, node: ScalarNode): { text: string; outward(offset: number): number } {
  if (node.outward) return { text: String(node.value), outward: node.outward };
  const quote = /["']/.test(document.input.text[node.start] ?? '') ? 1 : 0;
  return { text: String(node.value), outward: (offset) => Math.min(node.start + quote + offset, node.end) };
}
