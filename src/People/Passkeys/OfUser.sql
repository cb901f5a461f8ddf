select credential_id, user_id, label, public_key, sign_count, transports, user_verified, backup_eligible, backed_up, attestation_object,
  client_data, created_at, used_at
from people_passkey where user_id = @user_id order by created_at
