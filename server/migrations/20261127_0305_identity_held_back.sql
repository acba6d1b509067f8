-- owner: foundation/identity
alter table identity_account add column held_at timestamptz, add column held_because text not null default '';
comment on column identity_account.held_because is
  'Why an account that nobody used for half a year was not put to sleep: a review route would have nobody left.';
