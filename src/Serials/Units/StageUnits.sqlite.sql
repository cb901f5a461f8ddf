insert into serials_unit (gtin, serial, set_id, idx) select @gtin, value, @set_id, @from + key from json_each(@serials)
