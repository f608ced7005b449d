gcloud compute backend-services create mcp-backend --global --protocol=HTTP --session-affinity=GENERATED_COOKIE --affinity-cookie-ttl=3600
gcloud compute backend-services update mcp-backend \
  --global \
  --session-affinity CLIENT_IP
gcloud beta compute backend-services update mcp --region us-central1 --session-affinity="HTTP_COOKIE"
