select id, product_name, site, state, disposition from batch_board where id in (select value from json_each(@batches)) order by id
