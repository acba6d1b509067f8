-- owner: foundation/identity
create table identity_account (
  id uuid primary key,
  login text not null constraint identity_account_login_once unique,
  name text not null,
  title text not null default '',
  body_id uuid not null references bodies_body,
  password_hash text not null,
  state text not null default 'active' constraint identity_account_state check (state in ('active', 'disabled')),
  failed_sign_ins smallint not null default 0,
  locked_until timestamptz,
  created_at timestamptz not null default now()
);

create table identity_grant (
  account_id uuid not null references identity_account,
  role text not null constraint identity_grant_role check (role in (
    'information_officer', 'section_head', 'deputy_head', 'chief', 'disclosure_office', 'supervisor',
    'system_admin', 'security_admin', 'audit_admin')),
  body_id uuid not null references bodies_body,
  reach text not null constraint identity_grant_reach check (reach in ('own', 'under')),
  primary key (account_id, role, body_id)
);
comment on column identity_grant.reach is 'own: this body only; under: this body and all that its disclosure office supervises.';

-- 三员分立 (GB/T 22239, level 3): the three administrators are three people, and none of them handles content.
create function identity_grant_separation() returns trigger language plpgsql as $$
begin
  if new.role in ('system_admin', 'security_admin', 'audit_admin')
     and exists (select 1 from identity_grant g where g.account_id = new.account_id and g.role <> new.role)
     or new.role not in ('system_admin', 'security_admin', 'audit_admin')
     and exists (select 1 from identity_grant g where g.account_id = new.account_id
                 and g.role in ('system_admin', 'security_admin', 'audit_admin'))
  then
    raise exception 'administrator roles are never combined' using errcode = '23514', constraint = 'identity_grant_separation';
  end if;
  return new;
end $$;
create trigger identity_grant_separate before insert or update on identity_grant
  for each row execute function identity_grant_separation();

create table identity_session (
  token_hash bytea primary key,
  account_id uuid not null references identity_account,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index identity_session_account on identity_session (account_id);
