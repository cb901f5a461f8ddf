delete from people_passkey where credential_id = @credential_id and user_id = @user_id
