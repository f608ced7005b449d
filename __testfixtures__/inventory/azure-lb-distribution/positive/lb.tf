resource "azurerm_lb_rule" "mcp" {
  name              = "mcp"
  load_distribution = "SourceIPProtocol"
}
