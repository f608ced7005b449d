$sid = $r.Headers['Mcp-Session-Id']
Invoke-RestMethod -Uri $u -Headers @{ 'Mcp-Session-Id' = $sid }
