insert into recipe_block_use (id_key, version_key, element, block_key, block_version)
values (@id_key, @version_key, @element, @block_key, @block_version)
on conflict (id_key, version_key, element) do nothing
