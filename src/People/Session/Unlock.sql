update people_session set locked_at = null, signed_at = null, seen_at = @at where session_id = @session_id
