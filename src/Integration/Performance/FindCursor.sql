select number from integration_cursor where name = @name
