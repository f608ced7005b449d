gcloud run deploy mcp-server --image gcr.io/p/mcp --no-session-affinity
gcloud run deploy web --image gcr.io/p/web --session-affinity
echo "--session-affinity"
