package s
func save(id string) error {
	return rdb.Set(ctx, "mcp:sessions:"+id, data, time.Hour).Err()
}
