var sid = context.Request.Headers["Mcp-Session-Id"].ToString();
