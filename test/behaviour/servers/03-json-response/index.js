const express = require('express');
const { McpServer } = require('@modelcontextprotocol/sdk/server/mcp.js');
const { StreamableHTTPServerTransport } = require('@modelcontextprotocol/sdk/server/streamableHttp.js');
const { registerAll } = require('./register');

const app = express();
const router = express.Router();

router.use(express.json());

router.post('/', async function (req, res, next) {
  const mcp = new McpServer({ name: 'slug-service', version: '3.2.0' });
  registerAll(mcp);

  const transport = new StreamableHTTPServerTransport({
    sessionIdGenerator: undefined,
    enableJsonResponse: true
  });

  res.on('close', function () {
    transport.close();
    mcp.close();
  });

  try {
    await mcp.connect(transport);
    await transport.handleRequest(req, res, req.body);
  } catch (err) {
    next(err);
  }
});

router.all('/', function (req, res) {
  res.set('Allow', 'POST').status(405).json({ error: 'method_not_allowed' });
});

app.use('/api/mcp', router);
app.get('/', function (req, res) {
  res.type('text').send('slug-service');
});

app.use(function (err, req, res, next) {
  console.error(err.stack);
  if (!res.headersSent) res.status(500).json({ error: 'internal' });
});

app.listen(process.env.PORT || 5000, function () {
  console.log('slug-service up');
});
