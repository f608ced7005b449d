local sid = ngx.req.get_headers()["mcp-session-id"]
local other = ngx.var.http_mcp_session_id
