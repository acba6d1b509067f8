-- What is handed to an archive or a library (Art 25), and the log of it.
create table catalogue_handover (
  id uuid primary key,
  body_id uuid not null references bodies_body,
  receiver text not null,
  retention text not null constraint catalogue_handover_retention check (retention in ('permanent', 'y30', 'y10')),
  until_day date not null,
  made_by uuid not null,
  made_at timestamptz not null,
  received_on date,
  receipt text not null default ''
);
comment on table catalogue_handover is 'A package for an archive or a library (Art 25): made from frozen editions whenever it is fetched, so that nothing is kept twice.';
comment on column catalogue_handover.retention is '保管期限';
create index catalogue_handover_body on catalogue_handover (body_id, made_at desc);
create table catalogue_handover_item (
  handover_id uuid not null references catalogue_handover,
  document_id uuid not null references catalogue_document,
  edition_id uuid not null references catalogue_edition,
  no integer not null,
  primary key (handover_id, document_id)
);
create index catalogue_handover_item_edition on catalogue_handover_item (edition_id);
