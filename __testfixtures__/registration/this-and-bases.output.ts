import { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';

const done = async () => ({ content: [] });

export function addEcho(this: McpServer) {
  this.registerTool('echo', { inputSchema: z.object({ text: z.string() }) }, async ({ text }) => ({
    content: [{ type: 'text', text }],
  }));
}

export const plugins: Array<(this: McpServer) => void> = [
  addEcho,
  function () {
    this.registerTool('listed', {}, done);
  },
];

type Constructor<T = McpServer> = new (...args: any[]) => T;

export function Loggable<Base extends Constructor>(From: Base) {
  return class extends From {
    log() {
      this.registerTool('log', {}, done);
    }
  };
}

class Plain extends McpServer {}
class Farther extends Plain {}

export class Mixed extends Loggable(Farther) {
  init() {
    addEcho.call(this);
    this.registerTool('own', {}, done);
    super.registerPrompt('base', {}, async () => ({ messages: [] }));
  }
}

interface Toolbox {
  tool(name: string, run: () => unknown): void;
}

// `this` is what the function says, not the class around it.
export class Holder extends McpServer {
  fill = function (this: Toolbox) {
    this.tool('theirs', () => 1);
  };
}

class Fluent extends McpServer {
  init() {
    this.registerTool('init', {}, done);
    return this;
  }

  named(): this {
    return this;
  }
}

new Fluent({ name: 'fluent', version: '1.0.0' }).init().named().registerTool('chained', {}, done);
