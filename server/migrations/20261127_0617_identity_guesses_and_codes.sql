-- owner: foundation/identity
create table identity_stranger (
  login_index bytea primary key,
  failed int not null,
  locked_until timestamptz,
  last_at timestamptz not null
);
comment on table identity_stranger is
  'Guesses at logins that nobody has: counted and locked like accounts, so that no answer tells which logins exist.';
comment on column identity_stranger.login_index is
  'Keyed digest of what was typed: some type their password there.';

alter table identity_link add column wrong_codes int not null default 0;
comment on column identity_link.wrong_codes is
  'The link lies with one administrator, its code with another; too many wrong codes close it.';
