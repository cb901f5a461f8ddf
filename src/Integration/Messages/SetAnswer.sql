update integration_message set state = @state, reason = @reason, answer = @answer, subject = @subject where key = @key
