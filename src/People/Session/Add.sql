insert into people_session (id_hash, session_id, user_id, csrf, started_at, seen_at, terminal, address)
values (@id_hash, @session_id, @user_id, @csrf, @at, @at, @terminal, @address)
