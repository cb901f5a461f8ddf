insert into serials_link (child, set_id, idx) select value, @set_id, @from + key from json_each(@children)
