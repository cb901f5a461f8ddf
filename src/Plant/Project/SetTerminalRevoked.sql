update plant_terminal set state = @state, revoked_at = @at where id = @id
