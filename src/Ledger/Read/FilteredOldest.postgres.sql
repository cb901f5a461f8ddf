select number, stream, version, at, zone, offset_minutes, actor, terminal, type, payload, previous_hash, hash
from ledger_entry
where (@stream::text is null or (stream >= @stream::text collate "C" and stream < @stream_end::text collate "C"))
  and (@type::text is null or type = @type::text)
  and (@actor::text is null or actor = @actor::text)
  and (@from::bigint is null or at >= @from::bigint)
  and (@to::bigint is null or at < @to::bigint)
  and (@before::bigint is null or number < @before::bigint)
  and (@after::bigint is null or number > @after::bigint)
order by number asc
limit @count
