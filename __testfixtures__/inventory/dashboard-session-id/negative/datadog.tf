resource "datadog_monitor" "mcp" {
  name  = "mcp calls"
  query = "sum:mcp.calls{*} by {mcp_method}"
}
