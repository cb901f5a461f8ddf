update people_session set signed_at = @at where session_id = @session_id and locked_at is null
