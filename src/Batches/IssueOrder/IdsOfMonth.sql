select id from batch_board where id like @pattern
