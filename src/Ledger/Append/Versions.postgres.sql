select stream, version from ledger_stream where stream in (select jsonb_array_elements_text(@streams::jsonb))
