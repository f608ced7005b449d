gcloud run deploy mcp-server --image gcr.io/p/mcp --region us-central1 --session-affinity
gcloud run services update mcp-server \
   --session-affinity \
   --max-instances 5
gcloud beta run deploy "$MCP_SERVICE" --source . --session-affinity --allow-unauthenticated
