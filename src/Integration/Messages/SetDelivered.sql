update integration_message set state = @state where key = @key and state = @made
