select number, stream, version, at, zone, offset_minutes, actor, terminal, type, payload, previous_hash, hash from ledger_entry
where number in (select value from json_each(@numbers)) order by number desc
