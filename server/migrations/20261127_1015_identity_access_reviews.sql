-- owner: foundation/identity
create table identity_access_review (
  id uuid primary key,
  reviewed_by uuid not null references identity_account,
  reviewed_at timestamptz not null,
  digest text not null,
  remark text not null,
  routes jsonb not null
);
comment on table identity_access_review is
  'The table of all routes as a security administrator reviewed it; what the next one compares with.';
create index identity_access_review_latest on identity_access_review (reviewed_at desc);
