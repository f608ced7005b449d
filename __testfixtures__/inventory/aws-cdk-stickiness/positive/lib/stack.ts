import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';

export class McpStack extends Stack {
  constructor() {
    const tg = new elbv2.ApplicationTargetGroup(this, 'McpTg', {
      port: 8080,
      stickinessCookieDuration: Duration.days(1),
      stickinessCookieName: 'mcp',
    });
    listener.addTargets('mcp', { port: 80, stickinessCookieDuration: Duration.hours(1) });
    mcpTarget.enableCookieStickiness(Duration.hours(1));
    mcpTg.setAttribute('stickiness.enabled', 'true');
    new elbv2.CfnTargetGroup(this, 'McpCfn', {
      targetGroupAttributes: [{ key: 'stickiness.enabled', value: 'true' }],
    });
    elbv2.ListenerAction.forward([mcpTg], { stickinessDuration: Duration.hours(1) });
  }
}
