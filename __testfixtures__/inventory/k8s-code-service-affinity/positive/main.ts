import * as k8s from '@pulumi/kubernetes';

new k8s.core.v1.Service('mcp', {
  spec: { sessionAffinity: 'ClientIP', selector: { app: 'mcp' } },
});
