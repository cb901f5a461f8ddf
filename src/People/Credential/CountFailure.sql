update people_account set failures = failures + 1 where user_id = @user_id and failures < @failures_max
