update people_session set ended_at = @at
where user_id = @user_id and session_id <> @session_id and ended_at is null
