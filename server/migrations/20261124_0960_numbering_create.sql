-- owner: foundation/numbering
create table numbering_serial (
  series text not null,
  period text not null,
  last bigint not null,
  primary key (series, period)
);
comment on table numbering_serial is 'Serial numbers of 索引号, 文号 and receipts: allocated in the use case''s transaction, gaps allowed, duplicates not, never re-used.';
