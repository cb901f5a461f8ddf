update integration_message set state = @state, reason = @reason where key = @key
