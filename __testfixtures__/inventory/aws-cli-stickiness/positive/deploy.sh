#!/usr/bin/env bash
set -euo pipefail
TG_ARN=$(aws elbv2 describe-target-groups --names mcp-tg --query 'TargetGroups[0].TargetGroupArn' --output text)
aws elbv2 modify-target-group-attributes --target-group-arn "$MCP_TG_ARN" --attributes Key=stickiness.enabled,Value=true Key=stickiness.type,Value=lb_cookie
aws elbv2 modify-target-group-attributes \
  --target-group-arn arn:aws:elasticloadbalancing:us-east-1:1:targetgroup/mcp/abc \
  --attributes '[{"Key":"stickiness.enabled","Value":"true"},{"Key":"stickiness.type","Value":"lb_cookie"}]'
aws elb create-lb-cookie-stickiness-policy --load-balancer-name mcp-lb --policy-name p --cookie-expiration-period 60
aws elb create-app-cookie-stickiness-policy --load-balancer-name mcp-lb --policy-name p --cookie-name c
