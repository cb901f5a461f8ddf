insert into recipe_version (
    id_key, version_key, id, version, title_en, title_vi, title_zh, product_code, product_name, strength,
    phases, instructions, findings_open, state, recipe, source_format, changed_at, changed_by, is_block, procedure_for, procedure_class)
values (
    @id_key, @version_key, @id, @version, @title_en, @title_vi, @title_zh, @product_code, @product_name, @strength,
    @phases, @instructions, @findings_open, 'draft', @recipe, @source_format, @at, @by, @is_block, @procedure_for, @procedure_class)
on conflict (id_key, version_key) do update set
    title_en = excluded.title_en, title_vi = excluded.title_vi, title_zh = excluded.title_zh,
    product_code = excluded.product_code, product_name = excluded.product_name, strength = excluded.strength,
    phases = excluded.phases, instructions = excluded.instructions, findings_open = excluded.findings_open,
    state = excluded.state, recipe = excluded.recipe, changed_at = excluded.changed_at, changed_by = excluded.changed_by,
    is_block = excluded.is_block, procedure_for = excluded.procedure_for, procedure_class = excluded.procedure_class
