-- owner: foundation/identity
alter table identity_session add column proven_at timestamptz;
comment on column identity_session.proven_at is
  'When the person last proved themselves on this session; changing keys wants a proof of a few minutes ago.';

create table identity_recovery_code (
  code_index bytea primary key,
  account_id uuid not null references identity_account,
  made_at timestamptz not null,
  used_at timestamptz
);
create index identity_recovery_code_account on identity_recovery_code (account_id);
comment on column identity_recovery_code.code_index is 'Keyed digest; the code itself was shown once and is kept nowhere.';
