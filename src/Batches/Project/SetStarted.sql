update batch_board set state = 'running', started_at = @at, manufactured_on = @manufactured_on, expires_on = @expires_on where id = @id
