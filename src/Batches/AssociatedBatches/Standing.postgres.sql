select id, product_name, site, state, disposition from batch_board
where id in (select jsonb_array_elements_text(@batches::jsonb)) order by id
