@test "no session" {
  run curl -si "$URL/mcp"
  refute_output --partial "mcp-session-id"
}
