insert into serials_unit (gtin, serial, set_id, idx)
select @gtin, g.value, @set_id, @from + g.ordinality - 1 from jsonb_array_elements_text(@serials::jsonb) with ordinality g
