import pulumi_aws as aws

tg = aws.lb.TargetGroup(
    "mcp",
    stickiness=aws.lb.TargetGroupStickinessArgs(enabled=True, type="lb_cookie"),
)
other = aws.lb.TargetGroup("mcp-two", stickiness={"enabled": True, "type": "lb_cookie"})
