insert into note_count (stream, notes) values (@stream, 1) on conflict (stream) do update set notes = note_count.notes + 1
