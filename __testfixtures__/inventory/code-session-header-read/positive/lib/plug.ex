defmodule Plug do
  def call(conn, _) do
    [sid] = get_req_header(conn, "mcp-session-id")
    put_resp_header(conn, "mcp-session-id", sid)
  end
end
