select level, position, hash from ledger_tree
