select batch, grade, count(*) as total, sum(case when concluded_at is null then 1 else 0 end) as open
from batch_exception where batch in (select value from json_each(@batches)) group by batch, grade
