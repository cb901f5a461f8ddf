select id
from batch_board
where recipe_id = @recipe and started_at is not null
order by released_number desc
limit @count
