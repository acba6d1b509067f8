-- A common word visits thousands of records to take a day and a body from each. Their texts and word lists lie apart, so that
-- many records lie on one page; words of titles, which are weighed for every hit, stay. Records written before move on
-- `search rebuild`.
alter table search_item set (toast_tuple_target = 128);
alter table search_item alter column title set storage main;
alter table search_item alter column title_tokens set storage main;
alter table search_item alter column url set storage main;
alter table search_item alter column body_name set storage main;
alter table search_item alter column number set storage main;
alter table search_item alter column id set storage main;
