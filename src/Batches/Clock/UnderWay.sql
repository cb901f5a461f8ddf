select id from batch_board where state in ('running', 'pausing', 'paused', 'holding', 'held') and id > @after order by id limit @count
