select r.batch, b.site, b.zone, b.recipe_id, b.recipe_version, r.step, r.part, r."row", r.number, r.kind, r.value, r.unit, r.percent, r.verdict, r.corrections,
    r.title, r.at
from batch_board b
join batch_reading r on r.batch = b.id
where b.product_code = @product
    and (cast(@site as text) is null or b.site = @site)
    and (cast(@from as bigint) is null or b.released_at >= @from)
    and (cast(@to as bigint) is null or b.released_at < @to)
order by b.released_number, r.at, r.step, r.part, r."row"
limit @count offset @offset
