const HEADER_SESSION_ID: &str = "Mcp-Session-Id";
fn sid(headers: &HeaderMap) { headers.get("mcp-session-id"); }
