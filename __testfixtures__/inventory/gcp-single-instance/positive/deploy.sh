# single instance: MCP sessions are kept in memory
gcloud run deploy mcp --image x --max-instances 1
