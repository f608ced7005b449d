import { Client } from '@modelcontextprotocol/client';
import type { ClientContext as RequestHandlerExtra } from '@modelcontextprotocol/client';
import type * as types from '@modelcontextprotocol/client';

type Extra = RequestHandlerExtra;

export class Sampler {
  #calls = 0;

  constructor(readonly client: Client) {}

  sample(request: types.CreateMessageRequest, extra?: Extra): types.CreateMessageResult {
    this.#calls += extra ? 1 : 0;
    return {
      model: `echo-${this.#calls}`,
      role: 'assistant',
      content: { type: 'text', text: request.params.systemPrompt ?? '' },
    };
  }
}
