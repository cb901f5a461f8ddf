insert into serials_link (child, set_id, idx)
select g.value, @set_id, @from + g.ordinality - 1 from jsonb_array_elements_text(@children::jsonb) with ordinality g
