update batch_tally set review_started_at = coalesce(review_started_at, @at), reviewed_at = @at where batch = @batch
