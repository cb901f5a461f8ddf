select hash, media_type, bytes from ledger_content
where hash in (select decode(value, 'hex') from jsonb_array_elements_text(@hashes::jsonb) value)
