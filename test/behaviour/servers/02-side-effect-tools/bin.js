#!/usr/bin/env node
import './lib/tools/basic.js';
import './lib/tools/tickets.js';
import { start } from './lib/http.js';

start(Number(process.env.PORT || 4000));
