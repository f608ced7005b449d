declare function Header(name: string): ParameterDecorator;

export class Guard {
  allows(@Header('x') headers: Headers): boolean {
    const key = headers.get('x-api-key') ?? undefined;
    return key !== undefined && key !== '';
  }
}
