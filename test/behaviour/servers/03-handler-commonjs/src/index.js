const express = require('express');
const mcp = require('./mcp-handler');
const { info } = require('./info');

const app = express();
app.use(express.json());
app.get('/info', info);
app.post('/mcp', mcp.handlePost);
app.get('/mcp', mcp.notAllowed);
app.delete('/mcp', mcp.notAllowed);
app.listen(process.env.PORT || 3000);
