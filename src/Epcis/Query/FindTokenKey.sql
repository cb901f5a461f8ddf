select key from epcis_token_key where id = 1
