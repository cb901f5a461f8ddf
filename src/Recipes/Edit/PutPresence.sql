insert into recipe_presence (stream, user_id, element, since, seen_at) values (@stream, @user_id, @element, @at, @at)
on conflict (stream, user_id) do update set element = excluded.element, seen_at = excluded.seen_at
