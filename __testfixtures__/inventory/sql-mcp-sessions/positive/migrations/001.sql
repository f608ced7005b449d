CREATE TABLE IF NOT EXISTS mcp_sessions (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL
);
ALTER TABLE calls ADD COLUMN mcp_session_id text;
create table "public"."oauth_mcp_session" (id int);
