select id from batch_board where state in ('running', 'pausing', 'paused', 'holding', 'held') order by id limit @count
