select b.id, b.site, b.zone, b.line, coalesce(b.product_code, b.recipe_id) as product, coalesce(b.product_name, b.recipe_id) as product_name,
    b.state, b.disposition, b.started_at, b.ended_at, b.planned_end, b.decided_at, b.register_number, b.rework_of,
    t.review_started_at, t.reviewed_at, coalesce(t.corrections, 0) as corrections, coalesce(t.redone, 0) as redone,
    cast(coalesce((select sum(o.done) from batch_operation o where o.batch = b.id), 0) as bigint) as steps,
    (select count(*) from batch_exception e where e.batch = b.id) as exceptions,
    (select count(*) from batch_exception e where e.batch = b.id and e.grade <> 'information') as graded
from batch_board b
left join batch_tally t on t.batch = b.id
where b.procedure_kind is null
    and (b.ended_at between @from and @to or b.decided_at between @from and @to or t.reviewed_at between @from and @to)
    and (cast(@site as text) is null or b.site = @site)
    and (cast(@product as text) is null or coalesce(b.product_code, b.recipe_id) = @product)
order by b.released_number desc
limit @count
