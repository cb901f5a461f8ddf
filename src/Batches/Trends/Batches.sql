select id, released_number as number
from batch_board
where product_code = @product
    and released_number >= @after
    and (cast(@site as text) is null or site = @site)
    and (cast(@from as bigint) is null or released_at >= @from)
    and (cast(@to as bigint) is null or released_at < @to)
order by released_number
limit @count
