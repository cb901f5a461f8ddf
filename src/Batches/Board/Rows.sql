select b.id, b.order_id, b.lot_number, b.site, b.zone, b.line, b.recipe_id, b.recipe_version, b.recipe_title, b.product_code, b.product_name,
    b.planned, b.planned_start, b.planned_end, b.state, b.disposition, b.manufactured_on, b.expires_on, b.released_at, b.released_number,
    b.started_at, b.ended_at, b.decided_at, b.register_number, b.changed_at, b.mode, s.waits, s.timer, c.campaign, c.place
from batch_board b
left join campaign_batch c on c.batch = b.id
left join batch_standing s on s.batch = b.id and b.disposition not in ('certified', 'rejected')
where b.procedure_kind is null
    and (cast(@site as text) is null or b.site = @site)
    and (cast(@state as text) is null or b.state = @state)
    and (cast(@disposition as text) is null or b.disposition = @disposition)
    and (cast(@product as text) is null or b.product_code = @product)
    and (cast(@text as text) is null or lower(b.id) like @text or lower(b.product_name) like @text or lower(b.order_id) like @text)
    and (cast(@after as bigint) is null or b.released_number < @after)
order by b.released_number desc
limit @count
