select id, webhook, event, body, state, tries
from (
    select id, webhook, event, entry, body, state, tries, row_number() over (partition by webhook order by entry, id) as place
    from integration_delivery
    where state = 'waiting' and due_at <= @now) due
where place <= @count
order by entry, id
