defmodule McpRouter do
  def call(conn, id) do
    conn
    |> put_resp_header("fly-replay", "instance=#{id}")
    |> send_resp(200, "")
  end
end
