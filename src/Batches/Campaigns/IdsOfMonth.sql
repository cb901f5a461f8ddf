select id from campaign where id like @pattern
