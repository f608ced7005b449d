package store

import "github.com/redis/go-redis/v9"

func save(ctx context.Context, id string) {
	rdb.Set(ctx, "mcp:session:"+id, data, time.Hour)
	key := fmt.Sprintf("mcp:sessions:%s", id)
}
