@test "initialize returns a session" {
  run curl -si "$URL/mcp"
  echo "$output" | grep -iq "mcp-session-id"
}
