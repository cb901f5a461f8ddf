select id, version, title_en, title_vi, title_zh, product_code, product_name, strength, phases, instructions, findings_open,
    state, recipe, source_format, changed_at, changed_by, is_block, procedure_for, procedure_class
from recipe_version
where id_key = @id_key
order by version_key
