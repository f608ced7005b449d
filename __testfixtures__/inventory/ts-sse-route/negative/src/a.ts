import express from 'express';
const app = express();
// MCP: not here, mcp session
app.get('/chat/events', (_req, res) => void res.end());
app.get('/sse', (_req, res) => void res.write('data: hi\n\n'));
