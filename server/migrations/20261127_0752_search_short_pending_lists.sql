-- owner: search
-- New words wait in a list that every query reads from end to end; 4 MB of it, the default, cost more than the query itself.
alter index search_item_tokens set (gin_pending_list_limit = 256);
alter index search_item_title_tokens set (gin_pending_list_limit = 256);
