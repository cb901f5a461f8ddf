update people_account set password_hash = @password_hash, password_at = @at, must_change = @must_change, failures = 0
where user_id = @user_id
