with shown as (
    select b.id, b.order_id, b.lot_number, b.site, b.zone, b.line, b.recipe_id, b.recipe_version, b.recipe_title, b.product_code, b.product_name,
        b.planned, b.planned_start, b.planned_end, b.state, b.disposition, b.manufactured_on, b.expires_on, b.released_at, b.released_number,
        b.started_at, b.ended_at, b.decided_at, b.register_number, b.changed_at, b.mode, s.waits, s.timer, coalesce(s.who, '') as who, s.roles, c.campaign, c.place,
        coalesce(b.product_name, b.recipe_id) as product,
        case when b.disposition <> 'none' and b.state = 'complete' or b.disposition = 'rejected' then b.disposition else b.state end as word,
        case when s.urgency > 2 and s.hold_due < cast(@now as bigint) then 2 else coalesce(s.urgency, 8) end as urgency
    from batch_board b
    left join campaign_batch c on c.batch = b.id
    left join batch_standing s on s.batch = b.id and b.disposition not in ('certified', 'rejected')
    where b.procedure_kind is null
        and (cast(@site as text) is null or b.site = @site)
        and (cast(@text as text) is null or lower(b.id) like @text or lower(b.product_name) like @text or lower(b.product_code) like @text
            or lower(b.order_id) like @text)
        and (cast(@campaign as text) is null or c.campaign = @campaign)
),
fitting as (
    select shown.*,
        case cast(@grouping as text) when 'site' then site when 'product' then product when 'state' then word when 'who' then who else '' end as grouped
    from shown
    where (cast(@word as text) is null or word = @word)
        and (cast(@product as text) is null or product = @product)
        and (cast(@role as text) is null or roles like @role)
        and (cast(@open as bigint) = 0 or exists (select 1 from batch_exception e where e.batch = shown.id and e.concluded_at is null))
)
select fitting.*, count(*) over (partition by grouped) as members, min(urgency) over (partition by grouped) as group_urgency, count(*) over () as total
from fitting
order by group_urgency, grouped, urgency, changed_at desc, id
limit @count offset @offset
