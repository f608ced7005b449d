#!/usr/bin/env bash
SESSION=$(curl -sD - -o /dev/null "$BASE/mcp" -d "$INIT" | awk -F': ' 'tolower($1)=="mcp-session-id"{print $2}')
curl -s "$BASE/mcp" -H "mcp-session-id: ${SESSION}" -d "$LIST"
if ! grep -qi '^mcp-session-id:' headers.txt; then echo "no session"; exit 1; fi
