update people_token set used_at = @at where token_id = @token_id
