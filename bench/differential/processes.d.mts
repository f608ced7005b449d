export function freePort(): Promise<number>;
export function installed(command: string): boolean;
export function serve(what: {
  command: string;
  args: string[];
  cwd: string;
  env: Record<string, string>;
  port: number;
}): Promise<{ said(): string; stop(): Promise<void> }>;
