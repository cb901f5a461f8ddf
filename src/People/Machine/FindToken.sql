select token_id from people_token where hash = @hash
