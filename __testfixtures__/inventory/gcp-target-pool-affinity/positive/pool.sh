gcloud compute target-pools create mcp-pool --region us-central1 --session-affinity CLIENT_IP
