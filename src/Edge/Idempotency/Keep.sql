update idempotency set status = @status, media_type = @media_type, answer = @answer
where principal = @principal and key = @key and status is null
