from mcp.server.streamable_http import EventStore
from fastmcp.server.event_store import EventStore as FastStore


class RedisEventStore(EventStore):
    async def replay_events_after(self, last_event_id, send):
        ...


store = InMemoryEventStore()
app = mcp.http_app(event_store=store)
last = request.headers.get("last-event-id")
