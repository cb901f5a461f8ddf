update people_session set ended_at = @at
where user_id = @user_id and ended_at is null and session_id not in
  (select session_id from people_session where user_id = @user_id and ended_at is null order by started_at desc, session_id limit @keep)
