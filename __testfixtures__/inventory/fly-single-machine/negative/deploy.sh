fly scale count 1 -a my-mcp
fly deploy --ha=false
# keep it cheap
fly scale count 1
