resource "heroku_app_feature" "affinity" {
  app_id  = heroku_app.mcp.id
  name    = "http-session-affinity"
  enabled = false
}
