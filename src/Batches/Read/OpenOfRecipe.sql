select id, order_id, site, recipe_version, state
from batch_board
where upper(recipe_id) = @recipe and state in ('idle', 'running', 'pausing', 'paused', 'holding', 'held')
order by id
limit 500
