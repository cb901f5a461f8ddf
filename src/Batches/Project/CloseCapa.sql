update batch_capa set closed_at = @at, result = @result where exception = @id and capa = @capa
