update people_account set failures = 0 where user_id = @user_id
