select c.campaign, b.id, b.state, b.disposition, b.started_at, b.ended_at
from campaign_batch c
join batch_board b on b.id = c.batch
where c.campaign in (select jsonb_array_elements_text(@campaigns::jsonb))
