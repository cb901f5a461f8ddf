update integration_delivery
set state = @state, tries = tries + 1, status = @status, error = @error, due_at = @due_at, done_at = @done_at
where id = @id
