/** The part of a Redis client this service uses. Local runs have no Redis. */
export interface RedisLike {
  get(key: string): Promise<string | null>;
  set(key: string, value: string, options?: { EX?: number }): Promise<void>;
  del(key: string): Promise<void>;
}

class MemoryRedis implements RedisLike {
  private readonly values = new Map<string, { value: string; expires: number }>();

  async get(key: string): Promise<string | null> {
    const entry = this.values.get(key);
    return entry && entry.expires > Date.now() ? entry.value : null;
  }

  async set(key: string, value: string, options: { EX?: number } = {}): Promise<void> {
    this.values.set(key, { value, expires: options.EX ? Date.now() + options.EX * 1000 : Number.POSITIVE_INFINITY });
  }

  async del(key: string): Promise<void> {
    this.values.delete(key);
  }
}

export const redis: RedisLike = new MemoryRedis();
