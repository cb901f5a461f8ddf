-- How common a term is, as far as it matters.
select count(*) from (select 1 from activity_term where term = @term and number < @before and number > @after limit @count) as few
