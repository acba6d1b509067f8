-- The grey of a day of mourning may end by itself.
alter table sites_site add column mourning_until timestamptz;
comment on column sites_site.mourning_until is 'When mourning grey ends by itself; null until somebody ends it.';
