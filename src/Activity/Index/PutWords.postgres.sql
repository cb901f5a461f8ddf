insert into activity_words (number, words) values (@number, array_to_tsvector(string_to_array(@words, ' ')))
