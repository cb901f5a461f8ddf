select user_id, password_hash, password_at, must_change, failures, signed_in_at from people_account where user_id = @user_id
