import * as aws from '@pulumi/aws';

new aws.lb.TargetGroup('mcp', { stickiness: { enabled: false, type: 'lb_cookie' } });
// new aws.lb.TargetGroup('mcp', { stickiness: { enabled: true, type: 'lb_cookie' } });
new aws.lb.TargetGroup('shop', { stickiness: { enabled: true, type: 'lb_cookie' } });
