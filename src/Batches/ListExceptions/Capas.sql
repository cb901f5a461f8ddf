select exception, capa, batch, site, what, owner, due_on, at, closed_at, result
from batch_capa
where (cast(@site as text) is null or site = @site)
    and (cast(@open as bigint) is null or (case when closed_at is null then 1 else 0 end) = @open)
order by due_on, capa, exception
limit @count
