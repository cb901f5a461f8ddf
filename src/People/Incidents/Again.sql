update people_incident set detail = @detail, times = times + 1, last_at = @at, over_at = null where id = @id
