select number from people_notice_seen where user_id = @user_id
