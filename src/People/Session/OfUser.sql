select session_id, user_id, csrf, started_at, seen_at, locked_at, ended_at, signed_at, terminal, address
from people_session where user_id = @user_id and ended_at is null and started_at > @started_after
order by started_at desc
