update integration_delivery set state = 'waiting', tries = 0, due_at = @now, done_at = null where id = @id
