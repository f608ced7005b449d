class Cors {
  void a(CorsConfiguration config, CorsRegistry registry) {
    config.setExposedHeaders(List.of("Mcp-Session-Id"));
    config.addExposedHeader("Mcp-Session-Id");
    registry.addMapping("/mcp").exposedHeaders("Mcp-Session-Id").allowedHeaders("mcp-session-id");
  }
}
