select number, stream, version, at, zone, offset_minutes, actor, terminal, type, payload, previous_hash, hash from ledger_entry
where number in (select cast(value as bigint) from jsonb_array_elements_text(@numbers::jsonb) value) order by number desc
