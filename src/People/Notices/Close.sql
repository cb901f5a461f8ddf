update people_notice set closed_at = @at where code = @code and subject = @subject and closed_at is null
