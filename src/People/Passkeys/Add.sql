insert into people_passkey (credential_id, user_id, label, public_key, sign_count, transports, user_verified, backup_eligible, backed_up,
  attestation_object, client_data, created_at)
values (@credential_id, @user_id, @label, @public_key, @sign_count, @transports, @user_verified, @backup_eligible, @backed_up,
  @attestation_object, @client_data, @created_at)
