select id, order_id, lot_number, site, zone, line, recipe_id, recipe_version, recipe_title, product_code, product_name, planned,
    planned_start, state, disposition, manufactured_on, expires_on, released_at, released_number, started_at, ended_at, decided_at,
    register_number, changed_at, mode
from batch_board
where procedure_kind is null
    and (cast(@site as text) is null or site = @site)
    and (cast(@state as text) is null or state = @state)
    and (cast(@disposition as text) is null or disposition = @disposition)
    and (cast(@product as text) is null or product_code = @product)
    and (cast(@text as text) is null or lower(id) like @text or lower(product_name) like @text or lower(order_id) like @text)
    and (cast(@after as bigint) is null or released_number < @after)
order by released_number desc
limit @count
