-- A withdrawal that is settled beforehand, and rules that do not hold yet.
alter table catalogue_document
  add column withdraw_at timestamptz,
  add column withdraw_plan jsonb,
  drop constraint catalogue_document_validity,
  add constraint catalogue_document_validity
    check (validity in ('not_yet', 'in_force', 'amended', 'partly', 'repealed', 'expired', 'none'));

create index catalogue_document_withdraw_at on catalogue_document (withdraw_at) where withdraw_at is not null;
create index catalogue_document_not_yet on catalogue_document (id) where validity = 'not_yet';

-- Addresses in published texts, and whether they still lead somewhere.
create table catalogue_link (
  document_id uuid not null references catalogue_document (id),
  url text not null,
  checked_at timestamptz,
  -- What was wrong the last time; empty while the address answers.
  problem text not null default '',
  failures integer not null default 0,
  failing_since timestamptz,
  primary key (document_id, url)
);

create index catalogue_link_turn on catalogue_link (checked_at nulls first);
create index catalogue_link_failing on catalogue_link (failing_since) where problem <> '';
