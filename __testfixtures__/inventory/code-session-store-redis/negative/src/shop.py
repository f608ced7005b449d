import redis

r = redis.Redis()
r.set(f"session:{sid}", data)
r.hset("cart_sessions", sid, data)
logger.info("mcp session opened")
url = "https://example.com/mcp/session-guide"
