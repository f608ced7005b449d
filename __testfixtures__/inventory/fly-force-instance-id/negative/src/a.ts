export const headers = { 'fly-region': 'ams' };
// fly-force-instance-id
