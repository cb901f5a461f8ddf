select id, site, zone, procedure_kind, procedure_equipment, recipe_id, recipe_version, recipe_title, state, released_at, released_number, ended_at, decided_at
from batch_board
where procedure_kind is not null
    and (cast(@site as text) is null or site = @site)
    and (cast(@equipment as text) is null or procedure_equipment = @equipment)
    and (cast(@after as bigint) is null or released_number < @after)
order by released_number desc
limit @count
