export function argumentsFor(schema: object): { label: string; value: unknown }[];
