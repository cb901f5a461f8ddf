select stream, version, number from ledger_stream
