// The project's own tools: which ones it uses, how they are called, what they are set to.

export type { Config, FormatterStyle, Read } from './tooling/config.js';
export { detectFormatter, type Formatter } from './tooling/formatter.js';
export { type NextStepsInput, nextSteps } from './tooling/next-steps.js';
export { detectPackageManager, type PackageManager } from './tooling/package-manager.js';
export { createFormatterConfigs, createFormatterStyles } from './tooling/style.js';
