update plant_terminal set state = @state, enrolled_at = @at where id = @id
