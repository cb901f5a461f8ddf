select id from batch_board where state in ('running', 'pausing') order by changed_at desc limit @count
