import session from 'express-session';
import RedisStore from 'connect-redis';
declare const redis: { set(k: string, v: string): void };
redis.set('sess:1', 'cart');
export const mcp = session({ store: new RedisStore({ prefix: 'shop-session:' }), secret: 'x' });
