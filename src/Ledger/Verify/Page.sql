select number, stream, version, at, zone, offset_minutes, actor, terminal, type, payload, previous_hash, hash
from ledger_entry where number > @after and number <= @to order by number limit @count
