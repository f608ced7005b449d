let id = req.headers().get("Mcp-Session-Id").and_then(|v| v.to_str().ok());
