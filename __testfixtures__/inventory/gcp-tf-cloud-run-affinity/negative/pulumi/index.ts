import * as gcp from '@pulumi/gcp';

new gcp.cloudrunv2.Service('mcp', { template: { sessionAffinity: false } });
new gcp.compute.BackendService('mcp', { sessionAffinity: 'NONE' });
