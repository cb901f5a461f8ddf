update people_session set locked_at = @at, signed_at = null where session_id = @session_id and locked_at is null
