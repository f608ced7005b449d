def save(r, sid, data):
    r.setex(f"mcp_session:{sid}", 3600, data)
