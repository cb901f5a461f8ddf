select number, stream, version, at, zone, offset_minutes, actor, terminal, type, payload, previous_hash, hash
from ledger_entry
where (@stream is null or (stream >= @stream and stream < @stream_end))
  and (@type is null or type = @type)
  and (@actor is null or actor = @actor)
  and (@from is null or at >= @from)
  and (@to is null or at < @to)
  and (@before is null or number < @before)
  and (@after is null or number > @after)
order by number desc
limit @count
