select number, stream, version, at, zone, offset_minutes, actor, terminal, type, payload, previous_hash, hash
from ledger_entry
where stream = @stream and (cast(@type as text) is null or type = @type)
  and number < @before and number > @after and at >= @from and at < @to
order by version desc
limit @count
