export interface Deps {
  format(value: number): string;
  log(message: string): void;
}

export async function loadDeps(): Promise<Deps> {
  return { format: (value) => value.toFixed(2), log: (message) => console.error(message) };
}
