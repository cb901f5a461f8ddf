delete from people_challenge where id_hash = @id_hash
