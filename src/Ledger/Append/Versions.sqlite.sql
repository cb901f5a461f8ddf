select stream, version from ledger_stream where stream in (select value from json_each(@streams))
