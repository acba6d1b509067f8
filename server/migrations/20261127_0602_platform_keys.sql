-- owner: platform
create table platform_key (
  name text primary key,
  print text not null
);
comment on table platform_key is
  'Under which keys this database was written, by the names of their files: a keyed digest of each, which says nothing of the key.';
