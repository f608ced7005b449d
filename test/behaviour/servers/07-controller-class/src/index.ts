import express from 'express';
import { mcpRoutes } from './routes.js';

const app = express();
app.use(express.json());
mcpRoutes(app);
app.listen(Number(process.env.PORT ?? 3000));
