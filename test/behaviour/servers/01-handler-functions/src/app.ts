import express from 'express';
import { handleDelete, handleGet, handlePost } from './handlers.js';

const app = express();
app.use(express.json());

app.get('/health', (_req, res) => {
  res.json({ status: 'ok' });
});

app.post('/mcp', handlePost);
app.get('/mcp', handleGet);
app.delete('/mcp', handleDelete);

const port = parseInt(process.env.PORT || '3000', 10);
app.listen(port, () => console.log(`Listening on ${port}`));
