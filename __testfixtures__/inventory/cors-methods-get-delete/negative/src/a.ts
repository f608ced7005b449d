import cors from 'cors';
export const a = cors({ methods: ['GET', 'POST', 'DELETE'] });
