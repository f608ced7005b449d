import { LbTargetGroup } from '@cdktf/provider-aws/lib/lb-target-group';

new LbTargetGroup(this, 'mcp', {
  name: 'mcp',
  stickiness: { enabled: true, type: 'lb_cookie' },
});
