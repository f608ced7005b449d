import redis

r = redis.Redis()
PREFIX = "mcp:session:"


def save(session_id, data):
    r.set(f"mcp:session:{session_id}", data)
    r.hset("mcp_sessions", session_id, data)
    table = boto3.resource("dynamodb").Table("mcp-sessions")
    cursor.execute("SELECT * FROM mcp_sessions WHERE id = %s", (session_id,))
