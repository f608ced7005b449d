resource "alicloud_alb_server_group" "mcp" {
  server_group_name = "mcp"
  sticky_session_config {
    sticky_session_enabled = false
  }
}
resource "alicloud_slb_listener" "mcp" {
  sticky_session = "off"
}
resource "hcloud_load_balancer_service" "mcp" {
  load_balancer_id = hcloud_load_balancer.mcp.id
  http { sticky_sessions = false }
}
resource "linode_nodebalancer_config" "mcp" {
  stickiness = "none"
}
resource "scaleway_lb_backend" "mcp" {
  sticky_sessions = "none"
}
resource "openstack_lb_pool_v2" "shop" {
  name = "shop"
  persistence {
    type = "SOURCE_IP"
  }
}
