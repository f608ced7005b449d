import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import type { RequestHandlerExtra } from '@modelcontextprotocol/sdk/shared/protocol.js';
import type * as types from '@modelcontextprotocol/sdk/types.js';

type Extra = RequestHandlerExtra<types.ClientRequest, types.ClientNotification>;

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
