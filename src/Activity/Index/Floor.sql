-- Down to where one search looks: the oldest of the next so many entries of the term.
select coalesce(min(number), 0) from (
    select number from activity_term where term = @term and number < @before and number > @after order by number desc limit @count) as few
