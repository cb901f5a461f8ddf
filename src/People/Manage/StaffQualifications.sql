select user_id, qualification from people_qualification
where granted_at <= @at and (revoked_at is null or revoked_at > @at) and (expires_at is null or expires_at > @at)
