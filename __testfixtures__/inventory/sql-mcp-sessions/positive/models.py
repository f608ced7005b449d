class McpSession(Base):
    __tablename__ = "mcp_sessions"
