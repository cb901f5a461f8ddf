select id, state, changed_at
from batch_board
where site = @site and state not in ('complete', 'stopped', 'aborted')
order by case when state = 'idle' then 1 else 0 end, changed_at desc, id
limit @count
