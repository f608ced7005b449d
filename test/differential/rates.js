// What the server of http.js asks: a service of its own, on a port of its own. It leaves its process id at home.
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

writeFileSync(join(process.env.HOME, 'pid'), String(process.pid));

createServer((_, res) => res.end('1.2345')).listen(Number(process.env.PORT));
