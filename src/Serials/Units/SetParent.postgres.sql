update serials_container set parent = @parent where sscc in (select jsonb_array_elements_text(@ssccs::jsonb))
