select token_id, used_at from people_token where hash = @hash
