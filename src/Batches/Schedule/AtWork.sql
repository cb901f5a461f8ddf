select id from batch_board where state in ('running', 'pausing') and id > @after order by id limit @count
