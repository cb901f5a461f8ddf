select number, stream, version, at, zone, offset_minutes, actor, terminal, type, payload, previous_hash, hash
from ledger_entry
where type = @type
  and number < @before and number > @after and at >= @from and at < @to
order by number desc
limit @count
