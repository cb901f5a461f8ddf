select purpose, user_id, document_hash, state, expires_at from people_challenge where id_hash = @id_hash
