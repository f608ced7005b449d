import { ErrorCode } from '@acme/shared';

// Names no package of the protocol: only the shared package knows where these come from.
const WORDS: Partial<Record<ErrorCode, string>> = {
  [ErrorCode.InvalidParams]: 'wrong arguments',
  [ErrorCode.MethodNotFound]: 'no such method',
};

export const describe = (code: ErrorCode): string => WORDS[code] ?? `error ${code}`;
