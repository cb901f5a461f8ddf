select other.id, other.opened_at
from batch_exception own
join batch_exception other on other.kind = own.kind and other.opened_at <= own.opened_at and other.opened_at > own.opened_at - cast(@window as bigint)
    and ((other.recipe_id = own.recipe_id and other.master_step = own.master_step)
        or (own.master_step is null and other.master_step is null and other.equipment = own.equipment))
where own.id = @id
order by other.opened_at, other.id
limit @count
