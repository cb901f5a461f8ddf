insert into ledger_entry (number, stream, version, at, zone, offset_minutes, actor, terminal, type, payload, previous_hash, hash)
values (@number, @stream, @version, @at, @zone, @offset_minutes, @actor, @terminal, @type, @payload, @previous_hash, @hash)
