curl -X POST http://localhost:8001/upstreams --data name=mcp --data hash_on=cookie --data hash_on_cookie=sid
