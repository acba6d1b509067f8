-- owner: engagement/opinion
create table opinion_key (
  id uuid primary key,
  body_id uuid not null references bodies_body,
  name text not null,
  key_hash bytea not null constraint opinion_key_once unique,
  active boolean not null,
  made_by uuid not null references identity_account,
  made_at timestamptz not null,
  used_at timestamptz
);
comment on table opinion_key is 'Keys under which monitoring systems of others hand in items; only the digest is kept, shown once.';
