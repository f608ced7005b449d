resource "aws_cloudfront_origin_request_policy" "mcp" {
  name = "mcp"
  headers_config {
    header_behavior = "whitelist"
    headers {
      items = ["Mcp-Session-Id", "Origin"]
    }
  }
}
