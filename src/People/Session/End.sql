update people_session set ended_at = @at where session_id = @session_id and ended_at is null
