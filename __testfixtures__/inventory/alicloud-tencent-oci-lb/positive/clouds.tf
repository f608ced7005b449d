resource "alicloud_alb_server_group" "mcp" {
  server_group_name = "mcp"
  sticky_session_config {
    sticky_session_enabled = true
    cookie                 = "tf"
    sticky_session_type    = "Server"
  }
}
resource "alicloud_slb_listener" "mcp" {
  load_balancer_id    = alicloud_slb.mcp.id
  sticky_session      = "on"
  sticky_session_type = "insert"
}
resource "oci_load_balancer_backend_set" "mcp" {
  name   = "mcp"
  policy = "ROUND_ROBIN"
  session_persistence_configuration {
    cookie_name = "lb-session1"
  }
}
resource "oci_load_balancer_backend_set" "mcp2" {
  name = "mcp2"
  lb_cookie_session_persistence_configuration {
    cookie_name = "x"
  }
}
resource "openstack_lb_pool_v2" "mcp" {
  name = "mcp"
  persistence {
    type        = "APP_COOKIE"
    cookie_name = "testCookie"
  }
}
resource "hcloud_load_balancer_service" "mcp" {
  load_balancer_id = hcloud_load_balancer.mcp.id
  http {
    sticky_sessions = true
    cookie_name     = "MCPLB"
  }
}
resource "linode_nodebalancer_config" "mcp" {
  nodebalancer_id = linode_nodebalancer.mcp.id
  stickiness      = "http_cookie"
}
resource "scaleway_lb_backend" "mcp" {
  name                        = "mcp"
  sticky_sessions             = "cookie"
  sticky_sessions_cookie_name = "x"
}
resource "tencentcloud_clb_listener_rule" "mcp" {
  url                 = "/mcp"
  session_expire_time = 30
}
