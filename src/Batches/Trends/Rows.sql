select id, kind, grade, site, product_code, product_name, recipe_id, master_step, number, equipment, root_cause, opened_at, concluded_at
from batch_exception
where opened_at >= @from and opened_at < @to
    and (cast(@site as text) is null or site = @site)
    and (cast(@grade as text) is null or grade = @grade)
order by opened_at desc, id desc
limit @count
