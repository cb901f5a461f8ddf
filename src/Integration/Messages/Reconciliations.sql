select number, interface, from_at, to_at, count, hash, their_count, their_hash, equal, by_whom, at
from integration_reconciliation
order by number desc
limit 50
