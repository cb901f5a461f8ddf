select id, webhook, event, body, state, tries
from integration_delivery
where state = 'waiting' and due_at <= @now
order by entry, id
limit @count
