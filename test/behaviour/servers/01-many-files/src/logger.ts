type Level = 'info' | 'warn' | 'error';

function write(level: Level, message: string, detail?: unknown): void {
  console.error(JSON.stringify({ level, message, ...(detail === undefined ? {} : { detail: String(detail) }) }));
}

export const logger = {
  info: (message: string) => write('info', message),
  warn: (message: string) => write('warn', message),
  error: (message: string, detail?: unknown) => write('error', message, detail),
};
