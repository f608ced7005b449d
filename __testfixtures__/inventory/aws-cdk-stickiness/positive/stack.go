package main

func build() {
	awselasticloadbalancingv2.NewApplicationTargetGroup(stack, jsii.String("McpTg"), &awselasticloadbalancingv2.ApplicationTargetGroupProps{
		StickinessCookieDuration: awscdk.Duration_Hours(jsii.Number(1)),
	})
}
