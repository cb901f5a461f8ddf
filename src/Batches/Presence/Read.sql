select person, person_name, step, since from batch_presence where batch = @batch and seen_at >= @gone order by since, person
