import { McpServer } from '@modelcontextprotocol/server'
import { z } from 'zod'

const server = new McpServer({name: 'demo', version: '1.0.0'})

server.registerTool(
	'add',
	{ inputSchema: z.object({a: z.number(), b: z.number()}) },
	async ({a, b}) => ({
		content: [{type: 'text', text: `${a + b}`}]
	})
)

server.registerTool(
	'sub',
	{
		description: 'Subtracts',
		inputSchema: z.object({
			a: z.number(),
			b: z.number()
		})
	},
	async ({a, b}) => ({
		content: [{type: 'text', text: `${a - b}`}]
	})
)
