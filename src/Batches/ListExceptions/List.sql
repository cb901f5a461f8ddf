select id, batch, site, kind, grade, step, number, description, opened_at, opened_by, zone, justified, concluded_at,
    product_name, equipment, assessed, route_since, overdue_at, root_cause, product_impact, reopened
from batch_exception
where (cast(@site as text) is null or site = @site)
    and (cast(@batch as text) is null or batch = @batch)
    and (cast(@grade as text) is null or grade = @grade)
    and (cast(@open as bigint) is null or (case when concluded_at is null then 1 else 0 end) = @open)
    and (cast(@kind as text) is null or kind = @kind)
    and (cast(@product as text) is null or product_code = @product)
    and (cast(@recipe as text) is null or recipe_id = @recipe)
    and (cast(@step as text) is null or master_step = @step)
    and (cast(@equipment as text) is null or ' ' || equipment || ' ' like @equipment)
    and (cast(@cause as text) is null or root_cause = @cause)
    and (cast(@from as bigint) is null or opened_at >= @from)
    and (cast(@to as bigint) is null or opened_at < @to)
    and (cast(@overdue as bigint) is null or (case when overdue_at is not null and concluded_at is null then 1 else 0 end) = @overdue)
    and (cast(@text as text) is null or lower(id) like @text or lower(description) like @text)
order by opened_at desc, id desc
limit @count offset @offset
