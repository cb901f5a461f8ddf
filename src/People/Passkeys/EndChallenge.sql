delete from people_challenge where id_hash = @id_hash or expires_at < @at
