from aiosse import sse_client, SSETransport

async def prices():
    async with sse_client("https://prices.example.com/stream") as events:
        return events
