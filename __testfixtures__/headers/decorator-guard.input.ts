import type { IsomorphicHeaders } from '@modelcontextprotocol/sdk/types.js';

declare function Header(name: string): ParameterDecorator;

export class Guard {
  allows(@Header('x') headers: IsomorphicHeaders): boolean {
    const key = headers['x-api-key'];
    return key !== undefined && key !== '';
  }
}
