update people_incident set closed_at = @at, closed_by = @by, cause = @cause, action = @action where id = @id
