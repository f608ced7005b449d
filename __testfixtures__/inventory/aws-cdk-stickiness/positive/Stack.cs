var mcp = new ApplicationTargetGroup(this, "McpTg", new ApplicationTargetGroupProps
{
    StickinessCookieDuration = Duration.Hours(1),
});
