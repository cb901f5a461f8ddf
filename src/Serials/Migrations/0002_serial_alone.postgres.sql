-- A person may type the serial alone.
create index serials_unit_serial on serials_unit (serial);
