import { serve } from '@hono/node-server'
import worker from './src/worker.js'

const env = { PREFIX: '-> ' }
serve({ fetch: (request) => worker.fetch(request, env, {}), port: Number(process.env.PORT) }, () => console.log('worker ready'))
