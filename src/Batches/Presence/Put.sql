insert into batch_presence (batch, person, person_name, step, since, seen_at) values (@batch, @person, @person_name, @step, @at, @at)
on conflict (batch, person) do update set person_name = excluded.person_name, seen_at = excluded.seen_at, step = excluded.step,
    since = case when batch_presence.step is not distinct from excluded.step then batch_presence.since else excluded.since end
