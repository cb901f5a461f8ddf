update people_role set revoked_by = @by, revoked_at = @at, revoke_reason = @reason
where user_id = @user_id and role = @role and site = @site and revoked_at is null
