update people_machine set revoked_by = @by, revoked_at = @at where token_id = @token_id
