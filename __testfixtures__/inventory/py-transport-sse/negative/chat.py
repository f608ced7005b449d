from sse_starlette.sse import EventSourceResponse

async def events(request):
    return EventSourceResponse(stream(request))

transport = "sse"
