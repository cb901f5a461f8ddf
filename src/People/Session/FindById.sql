select session_id, user_id, csrf, started_at, seen_at, locked_at, ended_at, signed_at, terminal, address
from people_session where session_id = @session_id
