insert into people_token (hash, token_id) values (@hash, @token_id)
