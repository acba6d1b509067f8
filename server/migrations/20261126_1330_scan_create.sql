-- owner: foundation/scan
create table scan_word (
  id uuid primary key default gen_random_uuid(),
  site_id uuid references sites_site,
  kind text not null constraint scan_word_kind check (kind in ('wrong', 'sensitive', 'leader')),
  word text not null,
  suggestion text not null default '',
  level text not null constraint scan_word_level check (level in ('block', 'warn')),
  added_by uuid,
  added_at timestamptz not null default now(),
  constraint scan_word_once unique nulls not distinct (site_id, kind, word)
);
comment on column scan_word.site_id is 'Null: holds for every site.';
comment on column scan_word.suggestion is 'The right spelling; for a leader, the right title.';
insert into scan_word (kind, word, suggestion, level) values
  ('wrong', '按装', '安装', 'warn'),
  ('wrong', '既使', '即使', 'warn'),
  ('wrong', '座落', '坐落', 'warn'),
  ('wrong', '帐号', '账号', 'warn'),
  ('wrong', '帐户', '账户', 'warn'),
  ('wrong', '布署', '部署', 'warn'),
  ('wrong', '松驰', '松弛', 'warn'),
  ('wrong', '通迅', '通讯', 'warn'),
  ('wrong', '幅射', '辐射', 'warn'),
  ('wrong', '渡假', '度假', 'warn'),
  ('wrong', '法人代表人', '法定代表人', 'warn'),
  ('wrong', '截止目前', '截至目前', 'warn'),
  ('wrong', '中华人民共合国', '中华人民共和国', 'block'),
  ('wrong', '中国特设社会主义', '中国特色社会主义', 'block'),
  ('wrong', '社会主意', '社会主义', 'block'),
  ('wrong', '一代一路', '一带一路', 'block'),
  ('wrong', '国务院办工厅', '国务院办公厅', 'block'),
  ('wrong', '全国人民代表大会常务委员会员', '全国人民代表大会常务委员会', 'block'),
  ('sensitive', '中国台湾总统', '', 'block'),
  ('sensitive', '台湾总统', '', 'block'),
  ('sensitive', '港澳台国家', '', 'block'),
  ('sensitive', '中台两国', '', 'block'),
  ('sensitive', '中港两国', '', 'block');

create table scan_report (
  id uuid primary key,
  subject_kind text not null,
  subject_id text not null,
  digest bytea not null,
  findings jsonb not null,
  ran_at timestamptz not null
);
comment on column scan_report.findings is 'Places and masked excerpts, never what was found itself.';
create index scan_report_digest on scan_report (digest);
create index scan_report_subject on scan_report (subject_kind, subject_id);
