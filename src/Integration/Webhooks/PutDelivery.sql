insert into integration_delivery (
    id, webhook, event, entry, subject, body, body_hash, state, tries, due_at, status, error, made_at, done_at)
values (@id, @webhook, @event, @entry, @subject, @body, @body_hash, @state, 0, @now, null, null, @now, null)
on conflict (id) do nothing
