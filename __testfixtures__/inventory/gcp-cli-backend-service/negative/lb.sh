gcloud compute backend-services update mcp-backend --global --session-affinity=NONE
# gcloud compute backend-services update mcp-backend --session-affinity=CLIENT_IP
gcloud compute backend-services update shop --global --session-affinity=CLIENT_IP
