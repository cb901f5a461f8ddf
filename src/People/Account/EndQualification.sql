update people_qualification set revoked_by = @by, revoked_at = @at, revoke_reason = @reason
where user_id = @user_id and qualification = @qualification and revoked_at is null
