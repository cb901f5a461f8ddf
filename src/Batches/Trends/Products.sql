select product_code as code, max(product_name) as name, count(*) as batches from batch_board where product_code is not null group by product_code order by product_code
