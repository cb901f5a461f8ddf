update plant_document set retired_for = @reason where id = @id and version = @version
