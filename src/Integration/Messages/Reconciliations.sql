select number, interface, from_at, to_at, count, hash, their_count, their_hash, equal, by_whom, at, sites
from integration_reconciliation
where cast(@mine as text) is null or sites = cast(@mine as text)
order by number desc
limit 50
