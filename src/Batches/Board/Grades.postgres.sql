select batch, grade, count(*) as total, sum(case when concluded_at is null then 1 else 0 end) as open
from batch_exception where batch in (select jsonb_array_elements_text(@batches::jsonb)) group by batch, grade
