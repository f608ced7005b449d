from aws_cdk import aws_elasticloadbalancingv2 as elbv2

tg = elbv2.ApplicationTargetGroup(
    self,
    "McpTargetGroup",
    stickiness_cookie_duration=Duration.hours(1),
)
mcp_tg.enable_cookie_stickiness(Duration.hours(1))
mcp_tg.set_attribute("stickiness.enabled", "true")
