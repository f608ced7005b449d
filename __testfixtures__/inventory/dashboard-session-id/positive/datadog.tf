resource "datadog_monitor" "mcp" {
  name  = "mcp sessions"
  query = "avg(last_5m):sum:mcp_sessions_active{*} by {mcp_session_id} > 100"
}
