select qualification, expires_at, reason, granted_by, granted_at, revoked_by, revoked_at, revoke_reason
from people_qualification where user_id = @user_id order by number
