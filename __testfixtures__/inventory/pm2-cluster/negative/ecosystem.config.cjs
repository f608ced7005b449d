module.exports = { apps: [{ name: 'mcp', script: 'a.js', exec_mode: 'fork', instances: 1 }] };
