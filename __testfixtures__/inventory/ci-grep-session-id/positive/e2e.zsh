sid=$(http --headers POST :3000/mcp < init.json | sed -n 's/^[Mm]cp-[Ss]ession-[Ii]d: //p')
sid=$(curl -si localhost:3000/mcp | grep -Fi 'Mcp-Session-Id' | tr -d '\r')
[[ -n "$(grep -i mcp-session-id out)" ]] || exit 1
