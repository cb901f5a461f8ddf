update people_person set locked = @locked where user_id = @user_id
