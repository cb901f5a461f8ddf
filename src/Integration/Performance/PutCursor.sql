insert into integration_cursor (name, number) values (@name, @number)
on conflict (name) do update set number = excluded.number where excluded.number > integration_cursor.number
