update people_person set language = @language where user_id = @user_id
