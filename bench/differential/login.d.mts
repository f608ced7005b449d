export function login(origin: string, options?: { next?: string[] }): Promise<string>;
