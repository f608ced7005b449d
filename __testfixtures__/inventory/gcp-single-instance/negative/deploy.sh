# cheap
gcloud run deploy mcp --image x --max-instances=1
