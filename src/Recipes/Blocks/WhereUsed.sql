select v.id, v.version, v.state, v.title_en, v.title_vi, v.title_zh, u.element, u.block_version
from recipe_block_use u
join recipe_version v on v.id_key = u.id_key and v.version_key = u.version_key
where u.block_key = @block_key
order by v.id_key, v.version_key, u.element
limit @count offset @skip
