-- owner: publication/topics
create table topics_topic (
  id uuid primary key,
  site_id uuid not null references sites_site (id),
  body_id uuid not null references bodies_body,
  title text not null check (title <> ''),
  summary text not null default '',
  state text not null constraint topics_topic_state check (state in ('open', 'closed', 'archived')),
  opened_on date not null,
  closed_on date,
  archived_on date,
  version integer not null default 1,
  created_by uuid references identity_account (id),
  constraint topics_topic_days check (
    (state = 'open') = (closed_on is null) and (state = 'archived') = (archived_on is not null)
  )
);
comment on table topics_topic is
  '专题: opened for a matter, closed when it is over, archived and still readable (国办发〔2017〕47号: 专题到期后归档).';

create table topics_item (
  topic_id uuid not null references topics_topic (id),
  document_id uuid not null,
  section text not null default '',
  position integer not null,
  added_at timestamptz not null,
  primary key (topic_id, document_id)
);
create index topics_item_document on topics_item (document_id);
