CREATE TABLE sessions (id uuid PRIMARY KEY);
CREATE TABLE shop_session (id uuid);
-- CREATE TABLE mcp_sessions (id uuid);
DROP TABLE IF EXISTS mcp_sessions;
