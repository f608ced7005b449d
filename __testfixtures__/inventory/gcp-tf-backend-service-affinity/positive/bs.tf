resource "google_compute_backend_service" "mcp" {
  name                    = "mcp-backend"
  session_affinity        = "GENERATED_COOKIE"
  affinity_cookie_ttl_sec = 3600
}
resource "google_compute_region_backend_service" "mcp_hdr" {
  name              = "mcp-hdr"
  session_affinity  = "HEADER_FIELD"
  locality_lb_policy = "RING_HASH"
  consistent_hash {
    http_header_name = "Mcp-Session-Id"
  }
}
resource "google_compute_backend_service" "mcp_ip" {
  name             = "mcp-ip"
  session_affinity = "CLIENT_IP_PORT_PROTO"
}
resource "google_compute_backend_service" "mcp_strong" {
  name             = "mcp-strong"
  session_affinity = "STRONG_COOKIE_AFFINITY"
  strong_session_affinity_cookie { name = "x" }
}
resource "google_compute_backend_service" "mcp_ring" {
  name               = "mcp-ring"
  locality_lb_policy = "MAGLEV"
}
module "lb" {
  source = "GoogleCloudPlatform/lb-http/google"
  name   = "mcp-lb"
  backends = {
    default = {
      session_affinity        = "GENERATED_COOKIE"
      affinity_cookie_ttl_sec = 100
    }
  }
}
