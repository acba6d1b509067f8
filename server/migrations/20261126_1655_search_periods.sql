-- Every item carries its month and its year as words of its index, so that a query for common words need not visit all time.
update search_item set
  tokens = tokens || array_to_tsvector(array['~m' || to_char(day, 'YYYYMM'), '~y' || to_char(day, 'YYYY')]),
  title_tokens = title_tokens || array_to_tsvector(array['~m' || to_char(day, 'YYYYMM'), '~y' || to_char(day, 'YYYY')]);
