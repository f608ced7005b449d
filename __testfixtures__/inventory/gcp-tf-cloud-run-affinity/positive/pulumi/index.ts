import * as gcp from '@pulumi/gcp';

new gcp.cloudrunv2.Service('mcp', {
  location: 'us-central1',
  template: {
    sessionAffinity: true,
    containers: [{ image: 'acme/mcp-server' }],
  },
});
new gcp.compute.BackendService('mcp', {
  sessionAffinity: 'GENERATED_COOKIE',
});
