update integration_webhook set state = @state, from_number = @from, changed_at = @at where id = @id
