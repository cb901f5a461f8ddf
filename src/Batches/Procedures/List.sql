select b.id, b.site, b.zone, b.procedure_kind, b.procedure_equipment, b.recipe_id, b.recipe_version, b.recipe_title, b.state, b.released_at,
    b.released_number, b.ended_at, b.decided_at, s.waits
from batch_board b
left join batch_standing s on s.batch = b.id
where b.procedure_kind is not null
    and (cast(@site as text) is null or b.site = @site)
    and (cast(@equipment as text) is null or b.procedure_equipment = @equipment)
    and (cast(@after as bigint) is null or b.released_number < @after)
order by b.released_number desc
limit @count
