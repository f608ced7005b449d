module.exports = {
  apps: [
    {
      name: 'mcp-server',
      script: 'dist/index.js',
      exec_mode: 'cluster',
      instances: 4,
    },
  ],
};
