export const route = (res: any) => res.setHeader('fly-region', 'ams');
// fly-replay
