update integration_message set repeats = repeats + 1 where key = @key
