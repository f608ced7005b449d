resource "aws_cloudfront_origin_request_policy" "mcp" {
  headers_config {
    headers {
      items = ["Origin", "Mcp-Method", "Mcp-Name"]
    }
  }
}
