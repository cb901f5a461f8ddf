update serials_container set parent = @parent where sscc in (select value from json_each(@ssccs))
