class H {
  String sid(HttpServletRequest request) {
    return request.getHeader("Mcp-Session-Id");
  }
}
