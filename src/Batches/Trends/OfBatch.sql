select r.batch, b.site, b.zone, b.recipe_id, b.recipe_version, r.step, r.part, r."row", r.number, r.kind, r.value, r.unit, r.percent, r.verdict, r.corrections,
    r.title, r.superseded, r.at
from batch_board b
join batch_reading r on r.batch = b.id
where b.id = @batch
order by r.at, case when r.superseded = 0 then 1 else 0 end, r.step, r.part, r."row", r.superseded
