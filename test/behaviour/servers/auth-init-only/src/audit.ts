export function audit(line: string): void {
  console.log(`[audit] ${line}`);
}
