-- owner: foundation/identity
-- Passwords by policy, second factors, session list, one-time links, proposals of rights, absences, emergencies.
alter table identity_account
  alter column password_hash drop not null,
  add column password_set_at timestamptz,
  add column must_change boolean not null default false,
  add column last_sign_in_at timestamptz,
  add column outer_subject text constraint identity_account_outer_once unique;
comment on column identity_account.password_hash is 'Null until the person has chosen one over a one-time link; such an account cannot sign in.';
comment on column identity_account.password_set_at is 'Null for a first password that somebody else chose; the age limit counts from here.';
comment on column identity_account.outer_subject is 'Issuer and subject of the OpenID Connect provider that vouches for the person.';

create table identity_former_password (
  account_id uuid not null references identity_account,
  password_hash text not null,
  set_at timestamptz not null,
  primary key (account_id, set_at)
);

create table identity_link (
  token_hash bytea primary key,
  account_id uuid not null references identity_account,
  issued_by uuid references identity_account,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index identity_link_account on identity_link (account_id);

create table identity_policy (
  singleton boolean primary key default true constraint identity_policy_one check (singleton),
  min_length smallint not null default 10 constraint identity_policy_length check (min_length between 8 and 64),
  classes smallint not null default 3 constraint identity_policy_classes check (classes between 1 and 4),
  history smallint not null default 5 constraint identity_policy_history check (history between 0 and 24),
  max_age_days smallint not null default 90 constraint identity_policy_age check (max_age_days between 0 and 366),
  tries smallint not null default 5 constraint identity_policy_tries check (tries between 3 and 20),
  lock_minutes smallint not null default 15 constraint identity_policy_lock check (lock_minutes between 5 and 1440),
  idle_minutes smallint not null default 30 constraint identity_policy_idle check (idle_minutes between 5 and 120),
  session_hours smallint not null default 12 constraint identity_policy_session check (session_hours between 1 and 24),
  link_hours smallint not null default 24 constraint identity_policy_link check (link_hours between 1 and 72),
  second_factor_roles text[] not null default '{}',
  console_addresses text[] not null default '{}'
);
comment on table identity_policy is 'Defaults follow the usual values under GB/T 22239 level 3.';
comment on column identity_policy.console_addresses is 'Addresses or networks from which the console may be used; empty for all.';
insert into identity_policy default values;

create table identity_totp (
  account_id uuid primary key references identity_account,
  secret bytea not null,
  confirmed_at timestamptz,
  last_step bigint
);
comment on column identity_totp.secret is 'Sealed with the data key.';
comment on column identity_totp.last_step is 'The time step used last: a code is good once.';

create table identity_passkey (
  id text primary key,
  account_id uuid not null references identity_account,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index identity_passkey_account on identity_passkey (account_id);

alter table identity_session
  add column id uuid not null default gen_random_uuid(),
  add column stage text not null default 'full'
    constraint identity_session_stage check (stage in ('factor', 'enrol', 'password', 'full')),
  add column address text not null default '',
  add column agent text not null default '',
  add column challenge text;
comment on column identity_session.stage is 'What is still missing before the session may do anything; full: nothing.';
create unique index identity_session_id on identity_session (id);

create table identity_proposal (
  id uuid primary key,
  account_id uuid not null references identity_account,
  role text not null,
  body_id uuid not null references bodies_body,
  reach text not null constraint identity_proposal_reach check (reach in ('own', 'under')),
  proposed_by uuid not null references identity_account,
  proposed_at timestamptz not null,
  decided_by uuid references identity_account,
  decided_at timestamptz,
  verdict text constraint identity_proposal_verdict check (verdict in ('granted', 'refused')),
  constraint identity_proposal_two check (decided_by is null or decided_by <> proposed_by)
);
comment on table identity_proposal is 'The system administrator proposes a right, the security administrator decides: nobody alone gives rights.';
create index identity_proposal_open on identity_proposal (proposed_at) where verdict is null;

create table identity_absence (
  id uuid primary key,
  account_id uuid not null references identity_account,
  deputy_id uuid not null references identity_account,
  from_day date not null,
  until_day date not null,
  entered_at timestamptz not null,
  ended_at timestamptz,
  constraint identity_absence_order check (until_day >= from_day),
  constraint identity_absence_two check (account_id <> deputy_id)
);
comment on column identity_absence.until_day is 'Last day of the absence, included.';
create index identity_absence_deputy on identity_absence (deputy_id, from_day, until_day) where ended_at is null;

create table identity_emergency (
  id uuid primary key,
  account_id uuid not null references identity_account,
  role text not null,
  body_id uuid not null references bodies_body,
  reason text not null constraint identity_emergency_reason check (reason <> ''),
  asked_at timestamptz not null,
  decided_by uuid references identity_account,
  decided_at timestamptz,
  verdict text constraint identity_emergency_verdict check (verdict in ('granted', 'refused')),
  expires_at timestamptz,
  constraint identity_emergency_two check (decided_by is null or decided_by <> account_id)
);
comment on table identity_emergency is 'A right for a few hours: one person asks, another grants, it ends by itself.';
create index identity_emergency_account on identity_emergency (account_id, expires_at);
