import { ListToolsRequestSchema } from '@modelcontextprotocol/core';

class Recorder {
  readonly seen: unknown[] = [];
  setRequestHandler(schema: unknown, _handler: () => void): void {
    this.seen.push(schema);
  }
}

const recorder = new Recorder();
recorder.setRequestHandler(ListToolsRequestSchema, () => undefined);
