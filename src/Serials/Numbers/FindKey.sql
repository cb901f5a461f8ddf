select key from serials_key where id = 1
