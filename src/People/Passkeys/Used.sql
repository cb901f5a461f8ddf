update people_passkey set sign_count = @sign_count, used_at = @at where credential_id = @credential_id
