select person, person_name, step, field, value, at, since from step_draft where batch = @batch order by step, field, person
