select id, batch, site, kind, grade, step, number, description, opened_at, opened_by, zone, justified, concluded_at
from batch_exception
where (cast(@site as text) is null or site = @site)
    and (cast(@batch as text) is null or batch = @batch)
    and (cast(@grade as text) is null or grade = @grade)
    and (cast(@open as bigint) is null or (case when concluded_at is null then 1 else 0 end) = @open)
order by opened_at desc, id desc
limit @count offset @offset
