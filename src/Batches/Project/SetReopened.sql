update batch_exception set concluded_at = null, assessed = 0, route_since = @at, reopened = reopened + 1 where id = @id
