#!/bin/sh
aws elbv2 modify-target-group-attributes --target-group-arn "$MCP_TG" --attributes Key=stickiness.enabled,Value=false
# aws elbv2 modify-target-group-attributes --target-group-arn "$MCP_TG" --attributes Key=stickiness.enabled,Value=true
aws elbv2 modify-target-group-attributes --target-group-arn "$SHOP_TG" --attributes Key=stickiness.enabled,Value=true
aws elbv2 modify-target-group-attributes --target-group-arn "$MCP_TG" --attributes Key=stickiness.enabled,Value=false Key=deregistration_delay.timeout_seconds,Value=30 && echo true
