import * as aws from '@pulumi/aws';

const tg = new aws.lb.TargetGroup('mcp', {
  port: 8080,
  stickiness: { enabled: true, type: 'lb_cookie', cookieDuration: 3600 },
});
new aws.elb.LoadBalancerCookieStickinessPolicy('mcp-policy', { loadBalancer: mcpLb.id, lbPort: 80 });
