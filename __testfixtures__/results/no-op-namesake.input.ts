import type { Tool } from '@modelcontextprotocol/server';

interface Answer {
  structuredContent?: { text: string };
  toolResult?: string;
}

export const text = (answer: Answer) => (answer.structuredContent ? answer.structuredContent.text : answer.toolResult);
export const quoted = 'result.structuredContent.x';
export type Known = Tool;
