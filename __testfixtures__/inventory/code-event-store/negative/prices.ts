export function resume(request: Request) {
  return request.headers.get('last-event-id');
}
export const options = { eventStore: new Map() };
