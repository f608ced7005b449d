#!/usr/bin/env bash
if curl -si "$BASE/mcp" -d "$INIT" | grep -qi mcp-session-id; then
  echo "server must be stateless"
  exit 1
fi
! grep -qi mcp-session-id headers.txt
grep -i mcp-session-id headers.txt && exit 1
grep -qi mcp-session-id headers.txt && { echo "still stateful" >&2; exit 1; }
# curl -H "Mcp-Session-Id: $SID" "$BASE/mcp"
if grep -q -i "mcp-session-id" out.txt
then
  fail "session id minted"
fi
test -z "$(grep -i mcp-session-id headers.txt)"
