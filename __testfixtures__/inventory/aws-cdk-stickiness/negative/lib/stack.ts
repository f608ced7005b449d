import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';

const mcp = new elbv2.ApplicationTargetGroup(this, 'McpTg', { port: 8080 });
// mcp.enableCookieStickiness(Duration.hours(1));
mcp.setAttribute('stickiness.enabled', 'false');
const shop = new elbv2.ApplicationTargetGroup(this, 'Shop', {
  stickinessCookieDuration: Duration.days(1),
});
