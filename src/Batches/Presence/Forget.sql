delete from batch_presence where seen_at < @gone or (person = @person and batch <> @batch)
