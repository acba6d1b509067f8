-- owner: foundation/bodies
-- Reorganisations: what became of a body, and which function moved where, from a day on. The past stays.
create table bodies_change (
  id uuid primary key,
  kind text not null constraint bodies_change_kind check (kind in ('merge', 'split', 'function')),
  from_id uuid not null references bodies_body,
  to_id uuid not null references bodies_body,
  on_day date not null,
  function text not null default '',
  takes_over boolean not null,
  basis text not null,
  entered_by uuid,
  entered_at timestamptz not null,
  constraint bodies_change_two check (from_id <> to_id),
  constraint bodies_change_function check ((kind = 'function') = (function <> ''))
);
comment on column bodies_change.takes_over is 'The successor goes on with what is open: its people reach the records of the body that ended.';
comment on column bodies_change.basis is 'The decision behind it, with number.';
create index bodies_change_to on bodies_change (to_id) where takes_over;
create index bodies_change_from on bodies_change (from_id);
