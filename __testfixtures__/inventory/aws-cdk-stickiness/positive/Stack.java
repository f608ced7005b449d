class McpStack {
  void build() {
    ApplicationTargetGroup mcp = ApplicationTargetGroup.Builder.create(this, "McpTg")
        .stickinessCookieDuration(Duration.hours(1))
        .build();
  }
}
