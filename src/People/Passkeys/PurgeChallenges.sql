delete from people_challenge where expires_at < @at
