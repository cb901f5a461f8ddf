update people_incident set over_at = @at where id = @id
