update people_account set signed_in_at = @at where user_id = @user_id
