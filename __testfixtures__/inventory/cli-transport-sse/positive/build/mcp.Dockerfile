FROM node:22-alpine
WORKDIR /app
CMD node dist/mcp.js --transport=sse --port 8080
