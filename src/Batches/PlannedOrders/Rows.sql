select id, version, site, recipe, product, quantity, line, start_at, end_at, priority, phase, batch, differs, interface, changed_at, number
from planned_order
where (cast(@site as text) is null or site = @site)
    and (cast(@phase as text) is null or phase = @phase)
    and (cast(@differs as bigint) is null or differs = @differs)
    and (cast(@after as bigint) is null or number < @after)
order by number desc
limit @count
