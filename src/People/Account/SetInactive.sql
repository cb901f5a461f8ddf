update people_person set active = 0, deactivated_at = @at where user_id = @user_id
