doctl compute load-balancer create --name mcp-lb --region fra1 \
  --sticky-sessions type:cookies,cookie_name:LB,cookie_ttl_seconds:300
