resource "kubernetes_service_v1" "mcp" {
  metadata {
    name = "mcp-server"
  }
  spec {
    session_affinity = "ClientIP"
    session_affinity_config {
      client_ip {
        timeout_seconds = 10800
      }
    }
  }
}
resource "kubernetes_service" "tools" {
  metadata { name = "fastmcp-tools" }
  spec { session_affinity = "ClientIP" }
}
resource "kubernetes_manifest" "mcp" {
  manifest = {
    apiVersion = "v1"
    kind       = "Service"
    metadata   = { name = "mcp" }
    spec = {
      sessionAffinity = "ClientIP"
      selector        = { app = "mcp" }
    }
  }
}
resource "kubectl_manifest" "dr" {
  yaml_body = <<-YAML
    apiVersion: networking.istio.io/v1
    kind: DestinationRule
    metadata:
      name: mcp
    spec:
      host: mcp
      trafficPolicy:
        loadBalancer:
          consistentHash:
            httpHeaderName: mcp-session-id
  YAML
}
resource "kubernetes_ingress_v1" "mcp" {
  metadata {
    name = "mcp"
    annotations = {
      "nginx.ingress.kubernetes.io/upstream-hash-by"      = "$http_mcp_session_id"
      "nginx.ingress.kubernetes.io/affinity"              = "cookie"
      "nginx.ingress.kubernetes.io/session-cookie-name"   = "route"
      "nginx.ingress.kubernetes.io/configuration-snippet" = <<-EOT
        proxy_set_header Mcp-Session-Id $http_mcp_session_id;
      EOT
      "alb.ingress.kubernetes.io/target-group-attributes" = "stickiness.enabled=true,stickiness.lb_cookie.duration_seconds=3600"
    }
  }
}
resource "helm_release" "mcp" {
  name  = "mcp"
  chart = "./charts/mcp"
  set {
    name  = "service.sessionAffinity"
    value = "ClientIP"
  }
  set {
    name  = "ingress.annotations.nginx\\.ingress\\.kubernetes\\.io/affinity"
    value = "cookie"
  }
  values = [
    yamlencode({
      service = { sessionAffinity = "ClientIP" }
    }),
    <<-EOT
    env:
      MCP_TRANSPORT: sse
    EOT
  ]
}
