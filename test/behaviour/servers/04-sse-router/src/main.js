import cors from 'cors'
import express from 'express'
import { closeAll, router } from './routes.js'

const app = express()
app.use(cors())
app.use(express.json())
app.use('/garden', router)
app.get('/health', (req, res) => res.json({ up: true }))

const listener = app.listen(process.env.PORT ?? 3000, () => console.log('garden ready'))

process.on('SIGTERM', async () => {
  await closeAll()
  listener.close()
  process.exit(0)
})
