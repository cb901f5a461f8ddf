select id from batch_board where id like @pattern
union
select batch from campaign_batch where batch like @pattern
