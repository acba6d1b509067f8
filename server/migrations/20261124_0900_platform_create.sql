-- owner: platform/db
create table platform_once (
  key text primary key,
  result text not null,
  used_at timestamptz not null default now()
);
comment on table platform_once is 'Keys of submits already done: a retried submit gets the first result.';
