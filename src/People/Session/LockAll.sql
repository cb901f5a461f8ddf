update people_session set locked_at = @at, signed_at = null where user_id = @user_id and locked_at is null and ended_at is null
