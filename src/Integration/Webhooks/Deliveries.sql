select id, webhook, event, entry, subject, body_hash, state, tries, due_at, status, error, made_at, done_at
from integration_delivery
where (cast(@webhook as text) is null or webhook = @webhook)
    and (cast(@state as text) is null or state = @state)
    and (cast(@before as bigint) is null or entry < @before or (entry = @before and id > @id))
order by entry desc, id
limit @count
