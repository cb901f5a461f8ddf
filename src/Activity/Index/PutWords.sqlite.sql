insert into activity_words (rowid, words) values (@number, @words)
