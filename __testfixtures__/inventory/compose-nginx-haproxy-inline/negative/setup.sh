#!/bin/sh
cat > /etc/nginx/conf.d/mcp.conf <<'NGX'
upstream mcp {
  least_conn; # not ip_hash
  server 10.0.0.1:3000;
}
NGX
