insert into people_challenge (id_hash, purpose, user_id, document_hash, state, expires_at)
values (@id_hash, @purpose, @user_id, @document_hash, @state, @expires_at)
