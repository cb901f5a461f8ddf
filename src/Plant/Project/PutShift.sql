insert into plant_shift (terminal, person, at) values (@terminal, @person, @at)
on conflict (terminal, person) do update set at = excluded.at
