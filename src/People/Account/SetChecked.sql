update people_person set identity_checked_at = @at, identity_checked_by = @by, identity_checked_how = @how where user_id = @user_id
