package main

import "github.com/pulumi/pulumi-aws/sdk/v6/go/aws/lb"

func main() {
	lb.NewTargetGroup(ctx, "mcp", &lb.TargetGroupArgs{
		Stickiness: &lb.TargetGroupStickinessArgs{
			Enabled: pulumi.Bool(true),
			Type:    pulumi.String("lb_cookie"),
		},
	})
}
