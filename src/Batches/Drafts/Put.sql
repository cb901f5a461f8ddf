insert into step_draft (person, person_name, batch, step, field, value, at, since)
values (@person, @person_name, @batch, @step, @field, @value, @at, @at)
on conflict (person, batch, step, field) do update set value = excluded.value, at = excluded.at
