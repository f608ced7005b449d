# sessions are in memory: one machine only
fly scale count 1 -a my-mcp
flyctl deploy --ha=false # SSE sessions live in one process
