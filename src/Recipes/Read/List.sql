select id, version, title_en, title_vi, title_zh, product_code, product_name, strength, phases, instructions, findings_open,
    state, recipe, source_format, changed_at, changed_by, is_block, procedure_for, procedure_class
from recipe_version
where (cast(@state as text) is null or state = @state)
    and (cast(@after_id as text) is null or id_key > @after_id or (id_key = @after_id and version_key > @after_version))
order by id_key, version_key
limit @count
